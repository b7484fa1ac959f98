"""Fixtures of all tests: the cast, a browser that tolerates no error, and the documents that lie outside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
import pytest_randomly

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import ConsoleMessage, Page
    from pytest_django import DjangoDbBlocker

    from people.models import User
    from quiz.models import Learner

# How long an example takes says more about the machine than about the code.
# The parser's library asks to be seeded before each test, which would load it for every run: no test needs that.
pytest_randomly.entrypoint_reseeds = []

hypothesis.settings.register_profile("all", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.register_profile("fast", parent=hypothesis.settings.get_profile("all"), max_examples=15)
hypothesis.settings.load_profile("all")

HERE = Path(__file__).parent
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_serialized_rollback"}

# Chromium asks its maker's hosts at every start, unless it is told not to.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# Folders and files that parse texts, start processes, walk whole pages or search widely: `make check` leaves them out.
SLOW = (
    "access",
    "content/admin",
    "content/extraction/families",
    "content/extraction/test_doctime",
    "content/extraction/test_pipeline",
    "content/extraction/test_proposing",
    "content/management",
    "content/test_curation",
    "content/test_handmade",
    "content/test_views",
    "kfor_site/test_backup",
    "kfor_site/test_supervise",
    "kfor_site/test_worker",
    "people",
    "quiz/admin",
    "quiz/generation",
    "quiz/management",
    "quiz/test_attempts",
    "quiz/test_curation",
    "quiz/test_drafting",
    "quiz/test_gradebook",
    "quiz/test_imports",
    "quiz/test_intake",
    "quiz/test_kfor_questions",
    "quiz/test_packing",
    "quiz/test_publishing",
    "quiz/test_queries",
    "quiz/test_scoring",
    "quiz/test_statistics",
    "quiz/views",
    "reliability",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database-only", action="store_true", help="run only the tests that use the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what the database cannot change, where asked; browser tests come last, and in one process."""
    for test in items:
        if test.path.relative_to(HERE).as_posix().startswith(SLOW):
            test.add_marker("slow")
    items.sort(key=lambda test: test.get_closest_marker("browser") is not None)
    if config.getoption("--database-only"):
        kept = [test for test in items if uses_database(test)]
        # Rolled-back tests leave dead rows behind, among which those that write most would crawl.
        kept.sort(key=lambda test: not test.path.name.startswith("test_intake"))
        config.hook.pytest_deselected(items=[test for test in items if test not in set(kept)])
        items[:] = kept


def uses_database(test: pytest.Item) -> bool:
    fixtures = set(getattr(test, "fixturenames", ()))
    return test.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


# The cast: who they are never changes, so a test says only what they do.


@pytest.fixture
def ana(db: None) -> Learner:
    """A learner."""
    return save_learner("ana@quiz.test", "Ana")


@pytest.fixture
def ben(db: None) -> Learner:
    """Another learner, to whom nothing of Ana's may show."""
    return save_learner("ben@quiz.test", "Ben")


@pytest.fixture
def eda(db: None) -> User:
    """An instructor: may enter the desk and do there all that an instructor may."""
    from django.contrib.auth.models import Group

    from people.roles import INSTRUCTOR

    user = save_user("eda@quiz.test", "Eda", is_staff=True)
    user.groups.add(Group.objects.get(name=INSTRUCTOR.name))
    return user


@pytest.fixture
def ada(db: None) -> User:
    """The administrator."""
    return save_user("ada@quiz.test", "Ada", is_staff=True, is_superuser=True)


def save_user(email: str, name: str, **fields: Any) -> User:
    from people.models import User

    return User.objects.create_user(email, "correct horse battery", name=name, **fields)


def save_learner(email: str, name: str) -> Learner:
    from quiz.models import Learner

    learner, _ = Learner.objects.get_or_create(user=save_user(email, name))
    return learner


# The documents that the repository must not contain.


@pytest.fixture(scope="session")
def documents_dir() -> Path:
    """The folder of the real documents."""
    return folder_outside("DOCUMENTS_DIR", "documents")


@pytest.fixture(scope="session")
def gold_dir() -> Path:
    """The folder of the facts that people found in the real documents, and of their scorer."""
    return folder_outside("GOLD_DIR", "gold")


def folder_outside(variable: str, name: str) -> Path:
    """The folder that a variable names. Without it a test is skipped, but in CI it fails."""
    default = Path(__file__).parent.parent.parent / "shared" / name
    folder = Path(os.environ.get(variable) or default)
    if not folder.is_dir():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"{variable} names no folder ({folder}).")
    return folder


# The browser.


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(chromium).exists():
        stop = pytest.fail if os.environ.get("CI") else pytest.skip
        stop(f"There is no browser at {chromium}; install chromium, or name another in CHROMIUM.")
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def _orm_beside_the_browser() -> Iterator[None]:
    """Playwright runs an event loop in the thread of the tests, where Django would refuse to query."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield


@pytest.fixture(autouse=True)
def _browser_settings(request: pytest.FixtureRequest) -> None:
    """A browser test gives up soon, and fails on whatever the browser complains of."""
    if "browser" in request.fixturenames:
        request.getfixturevalue("_orm_beside_the_browser")
    if "page" in request.fixturenames:
        request.getfixturevalue("page").set_default_timeout(5_000)
        request.getfixturevalue("console")


@pytest.fixture
def console(page: Page) -> Iterator[list[str]]:
    """What the browser complains of: errors, exceptions, breaches of the CSP. A test may clear what it expected."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            complaints.append(f"{message.text} ({message.location.get('url', '')})")

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield complaints
    assert complaints == []


@pytest.fixture
def axe(page: Page) -> Callable[[], list[str]]:
    """Returns the accessibility violations of the page as it stands: one line a violation and element."""
    from axe_playwright_python.sync_playwright import Axe

    def violations() -> list[str]:
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture
def log_in(page: Page, client: Client, live_server: Any) -> Callable[[User], None]:
    """Logs the browser in as an account, without the form."""

    def log_in(user: User) -> None:
        from django.conf import settings

        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])

    return log_in


# The database.


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Gives browser tests a database in a file: in memory the threads of their server would share one connection."""
    from django.db import connection

    if connection.vendor == "sqlite" and any(test.get_closest_marker("browser") for test in request.session.items):
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _pools_of_this_test(request: pytest.FixtureRequest) -> None:
    """What may be drawn is kept by the ids of rows, which the next test gives to others."""
    if uses_database(request.node):
        from quiz import papers

        papers.forget_pools()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Guards the rows also where `--nomigrations` makes the tables, and takes the guards down for each flush."""
    from django.db import connection

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if request.config.getoption("nomigrations"):
            raise_guards()
        if connection.vendor == "sqlite":
            patch.setattr(type(connection.ops), "sql_flush", flush_past_guards(type(connection.ops).sql_flush))
        yield


def raise_guards() -> None:
    """Runs that step of the migrations which makes triggers: tables made straight from the models have none."""
    from django.db import connection
    from django.db.migrations.state import ProjectState

    from kfor_site.database import Guard

    for app in ("people", "content", "quiz"):
        for path in sorted((Path(__file__).parent.parent / app / "migrations").glob("0*.py")):
            steps = import_module(f"{app}.migrations.{path.stem}").Migration.operations
            with connection.schema_editor() as editor:
                for step in (step for step in steps if isinstance(step, Guard)):
                    step.database_forwards(app, editor, ProjectState(), ProjectState())


def flush_past_guards(flush: Callable[..., list[str]]) -> Callable[..., list[str]]:
    """SQLite flushes by deleting row by row, which the guards refuse; PostgreSQL truncates."""

    def sql_flush(self: Any, style: Any, tables: list[str], **options: bool) -> list[str]:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'guard_*'")
            guards = cursor.fetchall()
        down = [f"DROP TRIGGER {name}" for name, _ in guards]
        return [*down, *flush(self, style, tables, **options), *(creation for _, creation in guards)]

    return sql_flush
