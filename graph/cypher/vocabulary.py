"""The words a statement may be made of; everything else is refused where it would act as a clause or function."""

from __future__ import annotations

# Where a clause begins (the statement itself, after UNION, in a subquery).
CLAUSES = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL"})
# After something that is complete (a variable, a value, a closing bracket).
_AFTER = """WHERE ORDER SKIP LIMIT UNION AS ASC ASCENDING DESC DESCENDING AND OR XOR IN IS CONTAINS STARTS ENDS
WHEN THEN ELSE END"""
CONTINUATIONS = CLAUSES | frozenset(_AFTER.split())
# Words that some words must be followed by.
PAIRS = {
    "OPTIONAL": frozenset({"MATCH"}), "ORDER": frozenset({"BY"}), "STARTS": frozenset({"WITH"}),
    "ENDS": frozenset({"WITH"}), "IS": frozenset({"NOT", "NULL"}),
}  # fmt: skip
# In front of a value.
PREFIXES = frozenset({"NOT", "DISTINCT", "CASE", "WHEN", "BY"})
# After these the value is complete.
COMPLETE = frozenset({"ASC", "ASCENDING", "DESC", "DESCENDING", "END", "NULL"})
# Subqueries by braces.
SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
# Functions, in lines: of nodes, relationships and paths; of lists; of text; of numbers; that gather; of time.
_FUNCTIONS = """
id elementid labels type properties keys startnode endnode nodes relationships length shortestpath allshortestpaths
exists
size head last tail range reverse reduce all any none single isempty coalesce nullif
tolower toupper lower upper trim ltrim rtrim btrim left right substring replace split char_length character_length
tostring tostringornull tointeger tointegerornull tofloat tofloatornull toboolean tobooleanornull
abs ceil floor round sign sqrt exp log log10 e pi sin cos tan asin acos atan atan2 degrees radians isnan
count sum avg min max collect stdev stdevp percentilecont percentiledisc
date datetime localdatetime time localtime duration date.truncate datetime.truncate duration.between duration.indays
duration.inmonths duration.inseconds
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
