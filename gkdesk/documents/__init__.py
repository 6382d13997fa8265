"""A file an office holds -> decoded text with places in it; one module a format.

Knows no plan, no ledger, no Qt. Only a file that cannot be opened or decoded raises.
"""

from gkdesk.documents.text import read_text

__all__ = ["read_text"]
