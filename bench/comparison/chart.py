"""Draws ratios as bars on a logarithmic axis: SVG that is legible on light and dark pages."""

import math
from xml.sax.saxutils import escape

WIDTH = 860
LEFT, RIGHT = 132, 64
TOP, ROW, BAR = 74, 21, 13

STYLE = """
  text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1f2328; }
  .title { font-size: 15px; font-weight: 600; }
  .faint { fill: #59636e; }
  .strong { font-weight: 600; }
  .grid { stroke: #d1d9e0; }
  .one { stroke: #59636e; }
  .whisker { stroke: #1f2328; stroke-opacity: .55; }
  .faster { fill: #1a7f5a; }
  .slower { fill: #d1702a; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .faint { fill: #9198a1; }
    .grid { stroke: #343b44; }
    .one { stroke: #9198a1; }
    .whisker { stroke: #e6edf3; }
    .faster { fill: #3fb68b; }
    .slower { fill: #e8935a; }
  }
"""


class Axis:
    """A logarithmic axis between powers of two that has room for all values."""

    def __init__(self, values):
        self.low = min(-1, math.floor(math.log2(min(values))))
        self.high = max(1, math.ceil(math.log2(max(values))))

    def x(self, value):
        share = (math.log2(value) - self.low) / (self.high - self.low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def ticks(self):
        span = self.high - self.low
        step = 1 if span <= 10 else 2
        ticks = [2.0**power for power in range(self.low, self.high + 1) if power % step == 0]
        if span <= 4:
            ticks += [1.5 * 2.0**power for power in range(self.low, self.high)]
        return sorted(ticks)


def number(value):
    """A ratio with two digits that count at least."""
    return f"{value:.2f}" if value < 9.95 else f"{value:.0f}"


def text(x, y, content, classes="", anchor="start"):
    return f'<text x="{x:.1f}" y="{y:.1f}" class="{classes}" text-anchor="{anchor}">{escape(content)}</text>'


def line(x1, y1, x2, y2, classes):
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{classes}"/>'


def bar(axis, y, value):
    start, end = sorted((axis.x(1), axis.x(value)))
    return (
        f'<rect x="{start:.1f}" y="{y - BAR / 2:.1f}" width="{max(end - start, 1):.1f}" height="{BAR}"'
        f' rx="2" class="{"faster" if value <= 1 else "slower"}"/>'
    )


def row(axis, y, ratio):
    """A kernel: its bar, and the span of its launches as a thin line."""
    parts = [text(LEFT - 10, y + 4, ratio.kernel, anchor="end"), bar(axis, y, ratio.value)]
    parts.append(line(axis.x(ratio.least), y, axis.x(ratio.largest), y, "whisker"))
    parts.append(text(WIDTH - RIGHT + 12, y + 4, number(ratio.value) + "×", "faint"))
    return parts


def draw(title, ratios, mean):
    """A chart of ratios, the smallest first, and their mean."""
    ordered = sorted(ratios, key=lambda ratio: ratio.value)
    axis = Axis([bound for ratio in ordered for bound in (ratio.least, ratio.value, ratio.largest)])
    bottom = TOP + ROW * len(ordered)
    height = bottom + 2 * ROW + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}"'
        f' height="{height}" role="img" aria-label="{escape(title)}">',
        f"<style>{STYLE}</style>",
        text(LEFT, 20, title, "title"),
        text(axis.x(1) - 12, 44, "← faster", "faint", "end"),
        text(axis.x(1) + 12, 44, "slower →", "faint"),
    ]
    for tick in axis.ticks():
        x = axis.x(tick)
        parts.append(line(x, TOP - ROW / 2 + 2, x, bottom + ROW, "one" if tick == 1 else "grid"))
        parts.append(text(x, TOP - ROW / 2 - 4, f"{tick:g}×", "faint", "middle"))
    for index, ratio in enumerate(ordered):
        parts += row(axis, TOP + ROW * index + ROW / 2, ratio)
    y = bottom + ROW
    parts.append(line(8, bottom + 6, WIDTH - 8, bottom + 6, "grid"))
    parts.append(text(LEFT - 10, y + 4, "geometric mean", "strong", "end"))
    parts.append(bar(axis, y, mean))
    parts.append(text(WIDTH - RIGHT + 12, y + 4, number(mean) + "×", "strong"))
    parts.append("</svg>")
    return "\n".join(parts) + "\n"
