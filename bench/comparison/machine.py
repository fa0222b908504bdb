"""What was measured on: the machine and the versions, without names of the host or its user."""

import os
import platform
from datetime import date

from comparison.contenders import output


def processor():
    """The processor's name as Linux or macOS knows it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def memory():
    """The size of the main memory in GB."""
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def system():
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = platform.system()
    return f"{name}, kernel {platform.release().split('-')[0]}"


def describe(node):
    """All there is to know about the circumstances."""
    cezve, java = output("./cezve", "--version").splitlines()[:2]
    return {
        "date": date.today().isoformat(),
        "processor": processor(),
        "cores": os.cpu_count(),
        "memory_gb": memory(),
        "system": system(),
        "cezve": cezve.removeprefix("cezve "),
        "java": java.removeprefix("Java "),
        "node": output(node, "--version").removeprefix("v"),
        "v8": output(node, "-p", "process.versions.v8"),
    }


def load():
    """How many processes wanted to run in the last minute, on average."""
    return round(os.getloadavg()[0], 1)
