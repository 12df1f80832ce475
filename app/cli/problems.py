"""What went wrong in the base, in the language of this machine.

Errors of the library speak English, for who programs with it. Each sentence of theirs that a
command may end with stands here, with what it is about between braces.
"""

import re
from functools import cache
from typing import Final

from app.words import _, noted

_PROBLEMS: Final = (
    noted("a decision has been noted here; it stays visible"),
    noted("a lesson cannot be merged with itself"),
    noted("a letter about this link was perhaps sent; first say whether it left"),
    noted("accept the name, the description or both; or drop it"),
    noted("all proposals were decided on alike; there is nothing to tell apart"),
    noted(
        "counter-evidence stays while the brief claims what it speaks against; answer "
        "it, or take out the claim"
    ),
    noted("its scheme names this theme; give it another name yourself"),
    noted(
        "lessons of two reports are never merged, each keeps its own proof; link them as "
        "saying the same instead"
    ),
    noted("lessons were placed with this scheme; it stays for the record"),
    noted("no mail server is set (DOORWERK_SMTP_HOST); save the letter as a file"),
    noted("nobody of this initiative agreed to be reached by e-mail; save it"),
    noted("only a confirmed lesson can be linked; review it first"),
    noted("only runs of one scheme can be compared"),
    noted("only themes, or parts of one and the same theme, can be merged"),
    noted("quotes and counter-evidence keep the words of their report"),
    noted("quotes and counter-evidence rest on the lesson that they come from"),
    noted("reports speak of this initiative; delete them first"),
    noted("somebody changed this sentence meanwhile; look at it again"),
    noted("the language model is being asked about this theme; wait"),
    noted("the report is published; withdraw it first"),
    noted("the theme changed while it was being split; try again"),
    noted("there is nothing of yours left to undo in this report"),
    noted("this lesson is linked to this passage already"),
    noted("too many answers came on this letter; try again in an hour"),
    noted("what this letter tells of has changed since it was approved; it is a draft again"),
    noted("what this letter tells of was taken back since; it cannot leave the base"),
    noted("what was removed is gone; nothing can be decided about it any more"),
    noted("brief {brief} is {state}; reopen it to edit it"),
    noted("code the other {left} lessons first; what others said would lead you"),
    noted("job {job} is no longer held by {worker}"),
    noted("lesson {lesson} is {state} already; undo that first"),
    noted("report {report} has changed meanwhile; look at it again"),
    noted("report {report} has changed meanwhile; look it over again"),
    noted("report {report} has no confirmed lesson to ask about"),
    noted("run {run} is no longer held by {worker}"),
    noted("run {run} of these themes is {state}; accept or drop it first"),
    noted("run {run} is not the one that stands"),
    noted("run {run} is the first; there is nothing before it"),
    noted("run {run} is {state}; it cannot be dropped"),
    noted("run {run} is {state}; only a ready one can be accepted"),
    noted("run {run} is {state}; there is nothing to compare"),
    noted("a run was accepted since; take the run back first, or move the lessons"),
    noted(
        "themes were edited since this run was made; drop it and run again, so that it "
        "knows the edits"
    ),
    noted("suggestion {suggestion} is {state}; ask for another"),
    noted("the base has an initiative {name} already"),
    noted("there are {count} lessons in these themes, fewer than {wanted}"),
    noted("this follow-up is {state}, not {wanted}; look at it again"),
    noted("this follow-up is {state}; look at it again"),
    noted("you have a basket {name} already; choose another name"),
    noted(
        "{count} lessons that say otherwise came into the base and were put into the "
        "brief; look at them first"
    ),
    noted("{file} is in the base already"),
    noted("{file} was not refused; delete its report instead"),
    noted("{file} was not refused; there is nothing to retry"),
    noted("{file} was not taken in; hand it in again"),
    noted(
        "{count} proposals of {reports} reports were decided on; {least} of "
        "{least_reports} are needed to learn from them"
    ),
    noted("the brief is {state}; that cannot be done to it now"),
    noted("{who} has this report now; look at the queue again"),
    noted("{count} things are wrong with brief {brief}: {kinds}; open it and mend them first"),
    noted("give an address of 1 to 2,000 characters"),
    noted("choose the column that holds the {field}"),
    noted("{value} is not like “needed population 5000..20000”"),
    noted("draw at least {count} lessons"),
    noted("a link works for 1 to {days} days"),
    noted("this day is still to come"),
    noted("what is to be removed is given to `remove`"),
    noted("at most 20 MB"),
    noted("at most 20,000 rows"),
    noted("it is not a table in CSV or XLSX"),
    noted("its first row has no column “name”"),
    noted("the report has no finding {numbers}"),
    noted("a letter is saved as {forms}"),
    noted("a letter is in one of {languages}"),
    noted("this letter does not ask about that lesson"),
    noted("a brief is drawn from at least one lesson"),
    noted("name two lessons, and a condition in one sentence"),
    noted("a row names its initiative"),
    noted("an initiative has a name of at most 300 characters"),
    noted("give the basket a name"),
    noted("give the scheme a name"),
    noted("give the view a name"),
    noted("use at most {most} characters"),
    noted("this text has {count} paragraphs"),
    noted("an initiative cannot go back to itself"),
    noted("a lesson can be an example of one theme only"),
    noted("examples are lessons of the theme that is split"),
    noted("give each new theme a name and at least one example"),
    noted("leave at least one lesson in the theme"),
    noted("these words do not stand in the passage"),
    noted("say what has to change"),
    noted("say why it is not a lesson"),
    noted("say why nobody has to be told"),
    noted("say why the lesson is withdrawn"),
    noted("say why: those who learned it will read it"),
    noted("a reason has at most {most} characters"),
    noted("the passage is of another initiative"),
    noted("no passage {passage} that can be found"),
    noted("this passage is not in the policy text"),
    noted("it has {count} words; say it in one sentence of at most {most}"),
    noted("{file} is no OpenDocument text"),
    noted("{file} is no Word document"),
    noted("write at least a word"),
    noted("it has {count} characters; {most} do"),
    noted("name at least one other theme"),
    noted("give the brief a title"),
    noted("give the report a title"),
    noted("no report {report} in the base"),
    noted("the form is too large"),
    noted("a letter has at most {most} characters"),
    noted("an answer has at most {most} characters"),
    noted("the quote of {lesson} has to stand there as in the report"),
    noted("{year} is not a year between 1900 and 2100"),
    noted("needs sections, each with a key of its own"),
    noted("is not TOML: {error}"),
    noted("lacks or misuses {error}"),
    noted("cannot be read: {error}"),
    noted("an initiative ends after it began"),
    noted("a language is its ISO 639-1 code, such as nl"),
    noted("a year is between 1800 and 2100"),
    noted("at most 2000 characters"),
    noted("at most 30 entries of at most 300 characters"),
    noted("this is a list"),
    noted("this is a text"),
    noted("{value} is not a year"),
    noted("say it in at most {most} characters"),
    noted("{value} is no value of it"),
    noted("say it in a sentence or two"),
    noted("an initiative needs a name"),
    noted("a country is two capitals (ISO 3166-1), got {value}"),
    noted("write it with http:// or https:// before it"),
    noted("give http(s)://host or http(s)://host:port alone"),
    noted("begins with postgresql+psycopg:// or sqlite:///"),
    noted("needs {package}: pip install 'doorwerk[postgresql]'"),
    noted("name the model at the address of llm_url"),
    noted("give an address that begins with http:// or https://"),
    noted("is empty; no language model is asked before it is set"),
    noted("choose 1 to 65535"),
    noted("a mailbox needs mail_user and mail_password"),
    noted("a mail server needs the address letters come from"),
    noted("choose starttls, tls or none"),
    noted("only a server on this machine may go without TLS"),
    noted("give both smtp_user and smtp_password, or neither"),
    noted("choose 0 to 256"),
    noted("choose auto, exact or chroma"),
    noted("choose yes or no"),
    noted("should be a whole number, is {value}"),
    noted("is unknown; known are {names}"),
    noted(
        "the file of the records is damaged; restore the newest backup of the data "
        "folder, then run `doorwerk doctor`"
    ),
    noted(
        "the records are at revision {revision}, which this version of Doorwerk does not "
        "know; install the newer version again"
    ),
    noted("the vector index in {folder} cannot be read; run `doorwerk reindex`"),
    noted("the vector index in {folder} cannot be used; run `doorwerk reindex`"),
    noted(
        "the vector index in {folder} was not written by Doorwerk and is not opened; run "
        "`doorwerk reindex`"
    ),
    noted("another process owns the vector index"),
)
_STATES: Final = {
    "proposed": noted("proposed"),
    "confirmed": noted("confirmed"),
    "rejected": noted("rejected"),
    "merged": noted("merged"),
    "withdrawn": noted("withdrawn"),
    "draft": noted("draft"),
    "for_sign_off": noted("for sign off"),
    "signed_off": noted("signed off"),
    "drafted": noted("drafted"),
    "approved": noted("approved"),
    "sending": noted("sending"),
    "sent": noted("sent"),
    "saved": noted("saved"),
    "superseded": noted("superseded"),
    "set_aside": noted("set aside"),
    "waiting": noted("waiting"),
    "running": noted("running"),
    "ready": noted("ready"),
    "accepted": noted("accepted"),
    "dropped": noted("dropped"),
    "taken_back": noted("taken back"),
    "failed": noted("failed"),
    "offered": noted("offered"),
    "refused": noted("refused"),
}
_ABOUT: Final = re.compile(r"\{(\w+)\}")


def problem_words(problem: str) -> str:
    """Return what is wrong in the language of this machine; as it is where nobody worded it."""
    for message, pattern in _patterns():
        told = pattern.fullmatch(problem)
        if told is not None:
            values = {name: _value(name, value) for name, value in told.groupdict().items()}
            return _(message, **values)
    return problem


def _value(name: str, value: str) -> str:
    state = _STATES.get(value.replace(" ", "_"), "") if name in ("state", "wanted") else ""
    return _(state) if state else value


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each message with the pattern of its sentences, those that say most first."""
    plain_first = sorted(_PROBLEMS, key=lambda message: -len(_ABOUT.sub("", message)))
    return tuple((message, _pattern(message)) for message in plain_first)


def _pattern(message: str) -> re.Pattern[str]:
    pieces = _ABOUT.split(message)
    return re.compile(
        "".join(
            f"(?P<{piece}>.{{1,600}}?)" if number % 2 else re.escape(piece)
            for number, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )
