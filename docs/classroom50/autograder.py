"""Grades a submission in Classroom 50 with your copy of the course.

Put this file into CLASSROOM/autograders/ASSIGNMENT/ of your classroom50 repository, and set COURSE. The runner of
Classroom 50 starts it in the student's checkout. It writes result.json and release-body.md there. If the grader fails,
the exit code is not 0, and Classroom 50 reports an error instead of a score.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

# Your copy of the course. It must be public, because no secret may be in a student's repository.
COURSE = "https://github.com/YOUR-ORG/koa-jwt-kata.git"

# A branch or a tag of it. With a tag, all submissions are graded with the same checks.
VERSION = "main"

# The language of the feedback: en or zh-CN.
LANGUAGE = "en"


def main():
    submission = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # On a runner of your own, KATA_COURSE may name a course that is installed already.
        course = Path(os.environ.get("KATA_COURSE") or fetch(folder / "course"))
        result, feedback = folder / "result.json", folder / "feedback"
        run(
            ["npm", "run", "-s", "grade", "--", submission, "--classroom50", result, "--feedback", feedback],
            cwd=course,
            env=os.environ | {"KATA_LANG": LANGUAGE},
        )
        (body,) = feedback.glob("*.md")
        shutil.copyfile(body, submission / "release-body.md")
        shutil.copyfile(result, submission / "result.json")


def fetch(folder):
    run(["git", "clone", "--quiet", "--depth", "1", "--branch", VERSION, COURSE, folder], cwd=folder.parent)
    run(["npm", "ci", "--omit=dev"], cwd=folder)
    return folder


def run(command, **options):
    subprocess.run([str(word) for word in command], check=True, **options)


if __name__ == "__main__":
    main()
