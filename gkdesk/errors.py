"""What can go wrong for a person, as types with a code and fields; no sentences.

The Chinese sentences stand in ``terms`` (``message_for``), so that a wording can
change without touching the code that raises.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class GkdeskError(Exception):
    """Base of every fault a person is told about in one sentence."""

    code = "fault"


@dataclass(eq=False)
class FileFault(GkdeskError):
    """A fault with one file; ``path`` is the file as the person named it."""

    path: Path
    detail: str = ""


class FileMissing(FileFault):
    code = "file_missing"


class FileUnreadable(FileFault):
    code = "file_unreadable"


class FileEmpty(FileFault):
    code = "file_empty"


class FileTooLarge(FileFault):
    code = "file_too_large"


class NotText(FileFault):
    """The bytes are no text; ``detail`` names the kind of file where it is known."""

    code = "not_text"


class FileProtected(FileFault):
    """A password or a usage right keeps the words from being read."""

    code = "file_protected"


class FileDamaged(FileFault):
    """The file's own form is broken; ``detail`` names the kind of file."""

    code = "file_damaged"


class FileUnsafe(FileFault):
    """Opening it could fill memory (an archive bomb, an entity attack)."""

    code = "file_unsafe"


class ScanWithoutText(FileFault):
    """Pictures of pages; there are no words to read."""

    code = "scan_without_text"


class NotAPlan(FileFault):
    """The document holds no numbered item, so nothing can be taken into the ledger."""

    code = "not_a_plan"


class TargetUnwritable(FileFault):
    code = "target_unwritable"


class TargetFull(FileFault):
    code = "target_full"


class LedgerMissing(FileFault):
    code = "ledger_missing"


class LedgerAway(LedgerMissing):
    """The same, though there are copies of what was there."""

    code = "ledger_away"


class LedgerDamaged(FileFault):
    code = "ledger_damaged"


class LedgerNewer(FileFault):
    """Written by a newer program; it is left untouched."""

    code = "ledger_newer"


class LedgerForeign(FileFault):
    """A SQLite file of another program."""

    code = "ledger_foreign"


class LedgerUnwritable(FileFault):
    code = "ledger_unwritable"


class LedgerBusy(FileFault):
    """Another process holds the ledger's lock; ``detail`` says who."""

    code = "ledger_busy"


class LedgerGone(FileFault):
    """The open ledger's file is no longer under its name; nothing was written."""

    code = "ledger_gone"


class LedgerReplaced(FileFault):
    """Another file stands under the open ledger's name; nothing was written."""

    code = "ledger_replaced"


class LedgerEmptied(FileFault):
    """The file holds nothing, though there are copies of what it held."""

    code = "ledger_emptied"


class LedgerItself(FileFault):
    """A copy of the ledger is to be written over it, or it is to be restored from itself."""

    code = "ledger_itself"


class BackupUnfit(FileFault):
    """The file chosen to be put back is no sound ledger; nothing was changed."""

    code = "backup_unfit"


@dataclass(eq=False)
class ValueFault(GkdeskError):
    """A value that cannot be taken; ``value`` is what was given."""

    value: str


class UnknownTask(ValueFault):
    code = "unknown_task"


class UnknownPlan(ValueFault):
    code = "unknown_plan"


class UnknownOccurrence(ValueFault):
    code = "unknown_occurrence"


class UnknownEventDay(ValueFault):
    code = "unknown_event_day"


class UnknownTally(ValueFault):
    code = "unknown_tally"


class AmountNotPositive(ValueFault):
    code = "amount_not_positive"


class NoEvent(ValueFault):
    code = "no_event"


class UnknownStatus(ValueFault):
    code = "unknown_status"


class HolidaysUnfit(ValueFault):
    """A table of holidays has days its year cannot have; ``value`` names them."""

    code = "holidays_unfit"


class DeadlineNotUnderstood(ValueFault):
    code = "deadline_not_understood"


class NothingToUndo(GkdeskError):
    code = "nothing_to_undo"


class NothingToRedo(GkdeskError):
    code = "nothing_to_redo"


class StaleEdit(GkdeskError):
    """The value was changed elsewhere since it was read; nothing was overwritten."""

    code = "stale_edit"


class NothingToExport(GkdeskError):
    code = "nothing_to_export"


class PrinterRefused(ValueFault):
    """The printer of that name took no job."""

    code = "printer_refused"


class NoChineseFont(GkdeskError):
    code = "no_chinese_font"


class FieldNotEditable(ValueFault):
    """The field is computed on this kind of row; ``value`` is the field's name."""

    code = "field_not_editable"


class NoUnitGiven(GkdeskError):
    """A reminder or a contact names no unit."""

    code = "no_unit_given"


class NoUnitName(GkdeskError):
    """A unit of the directory, or a further name of one, is given no name."""

    code = "no_unit_name"


class UnitKnown(ValueFault):
    """A unit is to get the full name of another one; ``value`` is that name."""

    code = "unit_known"


class UnknownUnit(ValueFault):
    code = "unknown_unit"


class DayInFuture(ValueFault):
    """What is recorded has happened; ``value`` is the ISO day that is still to come."""

    code = "day_in_future"


class EventDayKnown(ValueFault):
    """A day of an event is to become one that stands already; ``value`` is that ISO day."""

    code = "event_day_known"


class DayNotAhead(ValueFault):
    """Work can only be put off until a later day; ``value`` is the ISO day given."""

    code = "day_not_ahead"


class NoReason(GkdeskError):
    """A limit is put back without saying why."""

    code = "no_reason"


class NoReasonToSetAside(GkdeskError):
    """A finding of the check before handing out is set aside without saying why."""

    code = "no_reason_to_set_aside"


class NoApprover(GkdeskError):
    """A limit is put back without saying who agreed."""

    code = "no_approver"


class ExtensionNotLater(ValueFault):
    """``value`` is the ISO day that stands, and the new one is no later."""

    code = "extension_not_later"


class ExtensionNeedsDay(ValueFault):
    """The words typed for an extension settle no single day."""

    code = "extension_needs_day"


class NothingToExtend(GkdeskError):
    """The row or due point has no settled day that could be put back."""

    code = "nothing_to_extend"


class NotDueToCarry(ValueFault):
    """``value`` is the year a plan cannot be carried to."""

    code = "not_due_to_carry"


class DayNotUnderstood(ValueFault):
    """What was typed names no day on which something took place."""

    code = "day_not_understood"


class NoSuchDay(ValueFault):
    """The day exists in no calendar (2月30日); ``value`` is the day in words."""

    code = "no_such_day"


class NoPlaceThere(GkdeskError):
    """Rows cannot stand where they were asked to: under themselves, below a measure, a
    section below a task, in another plan, or past the end."""

    code = "no_place_there"


class NothingChosen(GkdeskError):
    """No row was given that stands in the ledger."""

    code = "nothing_chosen"


class NoViewName(GkdeskError):
    """A view is to be saved without a name."""

    code = "no_view_name"


class ViewNameTaken(ValueFault):
    """``value`` is the name another saved view has."""

    code = "view_name_taken"


class UnknownView(ValueFault):
    """``value`` is the id of a saved view that is not there."""

    code = "unknown_view"


class NoCutThere(GkdeskError):
    """A row cannot be split there: there is nothing on one side, or it holds others."""

    code = "no_cut_there"


class RowsApart(GkdeskError):
    """Rows to be merged are not neighbours, or not of one kind under one row."""

    code = "rows_apart"


class NoWords(GkdeskError):
    """A row would be left without any text."""

    code = "no_words"


class NothingToSend(GkdeskError):
    """No row of a plan is assigned to a unit, or none lies in the period."""

    code = "nothing_to_send"


class NothingOwed(GkdeskError):
    """Every unit has answered."""

    code = "nothing_owed"


class UnknownDispatch(ValueFault):
    """``value`` is the id of a workbook the register does not know."""

    code = "unknown_dispatch"


class UnknownPeriod(ValueFault):
    """``value`` names no period of reporting."""

    code = "unknown_period"


class NoReasonToSendBack(GkdeskError):
    """An answer is to be sent back without saying why."""

    code = "no_reason_to_send_back"


class NothingToCollect(FileFault):
    """A folder or archive holds no workbook."""

    code = "nothing_to_collect"


class CollectionStale(GkdeskError):
    """The ledger was changed after the comparison; nothing was written."""

    code = "collection_stale"


class NoDesignName(GkdeskError):
    """A design is to be saved without a name."""

    code = "no_design_name"


class DesignNameTaken(ValueFault):
    """``value`` is the name another design has."""

    code = "design_name_taken"


class UnknownDesign(ValueFault):
    """``value`` names no design of the breakdown table."""

    code = "unknown_design"


class NoHeaderFound(FileFault):
    """A workbook to be used as a template has no row of column heads."""

    code = "no_header_found"


class FormNotWritable(FileFault):
    """A workbook to be used as a template is in a format that keeps no styles for us."""

    code = "form_not_writable"


class ExchangeUnfit(FileFault):
    """A file is no exchange file, or is damaged."""

    code = "exchange_unfit"


class ExchangeOtherPlan(FileFault):
    """The plan of an exchange file is not in this ledger."""

    code = "exchange_other_plan"


class NotAWorkbook(FileFault):
    """A file that was to be collected is no workbook, whatever its name says."""

    code = "not_a_workbook"


class NoSchemeName(GkdeskError):
    """A scheme of printing is to be saved without a name."""

    code = "no_scheme_name"


class SchemeNameTaken(ValueFault):
    """``value`` is the name another scheme of printing has."""

    code = "scheme_name_taken"


class UnknownScheme(ValueFault):
    """``value`` names no scheme of printing."""

    code = "unknown_scheme"


class NothingToPrint(GkdeskError):
    """No task of the plan belongs on the list asked for."""

    code = "nothing_to_print"


class NoTemplateName(GkdeskError):
    """A template of a letter is to be saved without a name."""

    code = "no_template_name"


class TemplateNameTaken(ValueFault):
    """``value`` is the name another template of the kind has."""

    code = "template_name_taken"


class UnknownTemplate(ValueFault):
    """``value`` names no template of a letter."""

    code = "unknown_template"


class TemplateUnfit(FileFault):
    """A file to be used as a template is no sound .docx."""

    code = "template_unfit"


class ReportUnreadable(FileFault):
    """An edited report has no text that could be read."""

    code = "report_unreadable"


class UnknownReport(ValueFault):
    """``value`` is the id of a report the ledger does not keep."""

    code = "unknown_report"


class SamePlan(GkdeskError):
    """A plan is to be compared with itself."""

    code = "same_plan"


class HandOverUnfit(FileFault):
    """A file is no hand-over archive, or is damaged."""

    code = "hand_over_unfit"


class HandOverAltered(FileFault):
    """A file in a hand-over archive is not the one its list tells of; ``detail`` names it."""

    code = "hand_over_altered"


class NothingNoted(GkdeskError):
    """Nothing was typed that could be taken into the ledger."""

    code = "nothing_noted"


class NoCodeGiven(GkdeskError):
    """A line typed after a meeting does not begin with the code of a row."""

    code = "no_code_given"


class UnknownCode(ValueFault):
    """``value`` is a short code that no row of the plan has."""

    code = "unknown_code"


class NothingSaidOf(GkdeskError):
    """A line typed after a meeting names rows and says nothing of them."""

    code = "nothing_said_of"


class NotCounted(ValueFault):
    """Work is to be counted whose limit asks for no number; ``value`` is its code."""

    code = "not_counted"


class SaidTwice(ValueFault):
    """Two lines settle the same thing of one row; ``value`` is its code."""

    code = "said_twice"


class TargetTaken(FileFault):
    """A file stands where a ledger is to be put that is handed over."""

    code = "target_taken"
