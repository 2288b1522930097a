"""The ways a page can look: light and dark, narrow, much enlarged, in the reader's own colours, and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page


@dataclass(frozen=True)
class Look:
    """One way to look at a page. Sizes are CSS pixels."""

    name: str
    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"
    medium: Literal["screen", "print"] = "screen"

    def show(self, page: Page) -> None:
        """Make the page look so."""
        page.set_viewport_size({"width": self.width, "height": self.height})
        page.emulate_media(media=self.medium, color_scheme=self.scheme, forced_colors=self.forced, reduced_motion="reduce")


LIGHT = Look("ljust")
DARK = Look("mörkt", scheme="dark")
PHONE = Look("320 bildpunkter", width=320)
# A window of 1280 × 1024 at 400 %: what WCAG 1.4.10 (Reflow) is written for.
ENLARGED = Look("400 %", width=320, height=256)
FORCED = Look("egna färger", forced="active")
FORCED_DARK = Look("egna färger, mörkt", scheme="dark", forced="active")
PAPER = Look("papper", width=643, medium="print")  # 170 mm, the text of an A4
EVERY = (LIGHT, DARK, PHONE, ENLARGED, FORCED, FORCED_DARK, PAPER)

# What has no place in any look: a page that scrolls sideways, text cut off, and something fixed that covers the view.
_LOST = """() => {
  const found = [];
  const shown = element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const told = element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
  const wide = document.scrollingElement.scrollWidth - innerWidth;
  if (wide > 0) found.push(`sidan är ${wide} bildpunkter för bred`);
  for (const element of document.body.querySelectorAll('*')) {
    const style = getComputedStyle(element);
    if (['hidden', 'clip'].includes(style.overflowX) && style.clipPath === 'none' && shown(element) && element.innerText
        && (element.scrollWidth > element.clientWidth + 1 || (style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1)))
      found.push(`texten är avskuren: ${told(element)}`);
    if (['fixed', 'sticky'].includes(style.position) && shown(element) && !element.matches(':popover-open')) {  // what the reader opened, Escape closes
      const box = element.getBoundingClientRect();
      const area = Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0)) * Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
      if (area > innerWidth * innerHeight / 4) found.push(`täcker vyn: ${told(element)}`);
    }
  }
  return found;
}"""
_TEXT = """() => {
  const handles = document.querySelectorAll('.vip-entries__fold > summary');  // there where the lists are folded, and nowhere else
  handles.forEach(one => { one.style.display = 'none'; });
  const seen = [...document.querySelectorAll('.vip-head, .vip-body, .vip-end')].map(part => part.innerText).join(' ').replace(/\\s+/g, ' ').trim();
  handles.forEach(one => { one.style.display = ''; });
  return seen;
}"""


def lost(page: Page) -> list[str]:
    """Return what a reader cannot reach in the look that the page has now."""
    found: list[str] = page.evaluate(_LOST)
    return found


def text(page: Page) -> str:
    """Return what can be read on the page in the look it has now, without its menus.

    Blanks are left out: what stands beside each other in one look stands below each other in another.
    """
    seen: str = page.evaluate(_TEXT)
    return "".join(seen.split())
