"""The words of the emails about an account: its address, its password, an invitation.

Nothing of an application is here; those words are in `rules.email`.
"""

from assessment.rules.gap import Words, must

DEAR = must("Dear {name},")

ACCOUNT: dict[str, Words] = {
    "confirm_address": Words(
        "Confirm your email address",
        (
            DEAR,
            must("Use this link to confirm your email address: {link}"),
            must("Use it by {until}. It works once."),
            must("If you did not ask for this, you do not need to do anything."),
        ),
    ),
    "already_registered": Words(
        "You already have an account",
        (
            DEAR,
            must(
                "Someone asked to create an account with this email address. You already have one."
            ),
            must("Sign in: {link}"),
            must("If you have forgotten your password, you can reset it from the sign-in page."),
            must("If it was not you, you do not need to do anything."),
        ),
    ),
    "confirm_new_address": Words(
        "Confirm your new email address",
        (
            DEAR,
            must("Use this link to make this the email address of your account: {link}"),
            must("Use it by {until}. It works once. You sign in with your old address first."),
            must("If you did not ask for this, you do not need to do anything."),
        ),
    ),
    "address_change_asked": Words(
        "Someone asked to change the email address of your account",
        (
            DEAR,
            must("Someone who knows your password asked for this on {date}."),
            must("If it was you, you do not need to do anything."),
            must(
                "If it was not you, use this link to choose a new password: {link}. This stops "
                "the change and signs out every device. Use it by {until}."
            ),
            must("If the link does not work, ring us at once."),
        ),
    ),
    "address_changed": Words(
        "The email address of your account was changed",
        (
            DEAR,
            must("The email address of your account was changed on {date}."),
            must("If it was not you, ring us at once."),
        ),
    ),
    "address_in_use": Words(
        "Your email address was given for another account",
        (
            DEAR,
            must(
                "Someone asked to use this email address for another account. It belongs to "
                "yours, so nothing has changed."
            ),
            must("If it was not you, you do not need to do anything."),
            must("If it was you, you have an account with this address already. Sign in: {link}"),
        ),
    ),
    "reset_password": Words(
        "Reset your password",
        (
            DEAR,
            must("Use this link to choose a new password: {link}"),
            must("Use it by {until}. It works once."),
            must("If you did not ask for this, your password has not changed."),
        ),
    ),
    "invitation": Words(
        "You have been given access to Select National Leaders of Education",
        (
            DEAR,
            must("You have been added as {role}."),
            must("Use this link to choose your password: {link}"),
            must("Use it by {until}. It works once."),
        ),
    ),
}
