"""Windows above the window; opened without blocking, verb first and 取消 last."""
