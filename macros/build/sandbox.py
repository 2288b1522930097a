"""The template engine that meets author text, closed: our macros with literal values, and nothing else.

The checks refuse everything else before anything is rendered. This is the second door: whatever reaches the engine
is parsed and looked at once more, and the engine has nothing to give (no filters, tests, loader or variables).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment


class Alone(Template):
    """A template that is given nothing: the front matter and the plugin's variables cannot stand in a macro's way."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Render with the environment's macros alone."""
        return super().render()


class Closed(ImmutableSandboxedEnvironment):
    """An environment in which text may only call `macros` with texts."""

    template_class = Alone

    def __init__(self, macros: Mapping[str, Any]) -> None:
        super().__init__(undefined=StrictUndefined)
        self.filters = {}
        self.tests = {}
        self.globals = dict(macros)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, and raise TemplateSyntaxError at the first thing that is no call of ours."""
        for line, token, _ in self.lex(source, name, filename):
            if token.startswith(("block", "comment", "raw", "line")):  # a comment and a raw part leave no node behind
                raise TemplateSyntaxError("satser och kommentarer är inte tillåtna", line)
        template = super()._parse(source, name, filename)
        for part in template.body:
            for node in part.nodes if isinstance(part, nodes.Output) else [part]:
                if not self._is_allowed(node):
                    raise TemplateSyntaxError("bara våra egna makron får anropas, med värden inom raka citattecken", node.lineno)
        return template

    def _is_allowed(self, node: nodes.Node) -> bool:
        if isinstance(node, nodes.TemplateData):
            return True
        if isinstance(node, nodes.Const):
            return isinstance(node.value, str)
        return (
            isinstance(node, nodes.Call)
            and isinstance(node.node, nodes.Name)
            and node.node.name in self.globals
            and all(isinstance(value, nodes.Const) and isinstance(value.value, str) for value in node.args)
            and not (node.kwargs or node.dyn_args or node.dyn_kwargs)
        )


def close(plugin: Any) -> None:
    """Replace the environment that mkdocs-macros has made, once it has gathered our macros."""
    plugin._env = Closed(plugin.macros)
