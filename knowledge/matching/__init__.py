"""Which product a typed text names: names in, a decision out.

Pure: no database, no chat, no clock. `build` makes a `Matcher` from names; `Matcher.decide` answers.
"""

from knowledge.matching.decide import Matcher, build
from knowledge.matching.model import Candidate, Conflict, Decision, Heard, Named

__all__ = ["Candidate", "Conflict", "Decision", "Heard", "Matcher", "Named", "build"]
