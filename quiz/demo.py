"""Demonstration accounts: known log-ins that exist only where DEMO=1 allows them."""

from __future__ import annotations

from django.contrib.auth.models import Group

from people.models import User
from people.roles import INSTRUCTOR, ensure_roles
from quiz.models import Learner

PASSWORD = "demo-demo-demo"  # nosec B105: published on purpose, for demonstrations alone


def make_accounts() -> int:
    """The four demonstration accounts; returns how many are new."""
    ensure_roles()
    instructor, is_new = _account("instructor@demo.test", "Demo instructor", is_staff=True)
    instructor.groups.add(Group.objects.get(name=INSTRUCTOR.name))
    made = [is_new, _account("admin@demo.test", "Demo administrator", is_staff=True, is_superuser=True)[1]]
    for number, email in enumerate(("trainee@demo.test", "trainee2@demo.test"), 1):
        user, is_new = _account(email, f"Demo trainee {number}")
        Learner.objects.get_or_create(user=user)
        made.append(is_new)
    return sum(made)


def make_load_learners(count: int) -> int:
    """Trainees load1@demo.test … for load tests, all with the demonstration password; returns how many are new."""
    emails = [f"load{number}@demo.test" for number in range(1, count + 1)]
    known = set(User.objects.filter(email__in=emails).values_list("email", flat=True))
    template = User(email="load@demo.test")
    template.set_password(PASSWORD)  # hashed once: a hash for each would take a third of a second each
    fresh = [
        User(email=email, name=email.partition("@")[0], password=template.password, is_demo=True)
        for email in emails
        if email not in known
    ]
    Learner.objects.bulk_create(Learner(user=user) for user in User.objects.bulk_create(fresh))
    return len(fresh)


def _account(email: str, name: str, *, is_staff: bool = False, is_superuser: bool = False) -> tuple[User, bool]:
    found = User.objects.filter(email=email).first()
    if found is not None:
        return found, False
    fields = {"name": name, "is_staff": is_staff, "is_superuser": is_superuser, "is_demo": True}
    return User.objects.create_user(email, PASSWORD, **fields), True
