"""The ways in: the command line and the Streamlit front end. No logic of its own."""
