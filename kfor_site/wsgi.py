"""The application that the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kfor_site.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded stays for good: forked workers share it, and none combs through it when it ends
