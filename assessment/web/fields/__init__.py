"""Fields of forms: each asks one thing, says its own fault in our words, and renders itself.

No business words and no policy. A field renders as a whole GOV.UK form group with `{{ form.x() }}`;
see `assessment/web/forms.py` for how a page uses them.

Every field takes `label`, `hint=""` and `missing=""`: the message when nothing was given. With no
`missing` the field may be left empty. Text arrives with its outer spaces removed and with line
ends as the browser sent them; NUL and broken characters are refused (semantics rule 14).
"""
