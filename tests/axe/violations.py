"""What axe finds on a page as it is shown right now."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
# Colours on their way are waited for, as long as they move and no longer. Passed rules are counted, not described.
_RUN = """async ([within, rules, unasked]) => {
  await Promise.allSettled(document.getAnimations().map(one => one.finished));
  const found = await axe.run(within, {resultTypes: ['violations'], runOnly: rules, preload: false,
    rules: Object.fromEntries(unasked.map(rule => [rule, {enabled: false}]))});
  return found.violations.flatMap(fault => fault.nodes.map(node =>
    `${fault.id}: ${node.html.replace(/\\s+/g, ' ').slice(0, 160)} – ${node.failureSummary.split('\\n').slice(1).join(' ').trim().slice(0, 300)}`));
}"""


def violations(page: Page, within: str = "html") -> list[str]:
    """Return what axe finds in the first element that fits `within`, one line for each fault.

    axe is read in once for each visit of a page. Nobody presses a link on paper, so the size of targets is not asked for there.
    """
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(_AXE)
    unasked = ["target-size"] if page.evaluate("matchMedia('print').matches") else []
    found: list[str] = page.evaluate(_RUN, [within, RULES, unasked])
    return found
