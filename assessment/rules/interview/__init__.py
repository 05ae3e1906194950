"""What the policy says of an interview: levels, sheets, agreeing, panels, slots, the script.

Semantics rules 25 to 29. Nothing here sees a row, a request or a clock.
"""
