"""The headers of files on their way out."""

from __future__ import annotations

# What leaves is nobody's page: it runs nothing, is shown in nothing, and no other site may fetch it.
NOT_A_PAGE = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
