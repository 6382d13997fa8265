"""gkdesk (政务公开任务台): government work plans as a ledger of tasks, offline, in one file."""
