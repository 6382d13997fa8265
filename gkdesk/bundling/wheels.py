"""A folder of wheels with which the program is installed on Windows without any network."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

PYTHONS: Final = ("3.11", "3.12", "3.13")
"""The versions of Python the wheels are for."""
ROOT: Final = Path(__file__).parents[2]

_INSTALL: Final = """\
@echo off
chcp 65001 >nul
cd /d "%~dp0"
py -3 -c "import sys; sys.exit(not (3,11) <= sys.version_info[:2] <= (3,13))" 2>nul
if errorlevel 1 goto nopython
py -3 -m venv gkdesk || goto failed
gkdesk\\Scripts\\python -m pip install --no-index --find-links wheels gkdesk || goto failed
gkdesk\\Scripts\\gkdesk --self-test || goto failed
> 打开政务公开任务台.bat echo @start "" "%%~dp0gkdesk\\Scripts\\pythonw" -m gkdesk
echo 已装好，双击“打开政务公开任务台.bat”就能使用。
pause
exit /b 0
:nopython
echo 没有找到 Python 3.11、3.12 或 3.13，没有安装，可先装好 Python 再试。
pause
exit /b 1
:failed
echo 没有装好，电脑上别的程序没有改动，可把上面的文字交给管电脑的人。
pause
exit /b 1
"""

_TOLD: Final = """\
政务公开任务台　离线安装说明

1. 电脑是 64 位 Windows 10（1809 或以后）或 Windows 11，已装 Python 3.11、3.12 或 3.13
   （64 位，安装时带上 py 启动器）。
2. 把这个文件夹整个拷到电脑上（不要只拷其中一部分），双击“安装.bat”。
   全程不联网，只在这个文件夹里建一个 gkdesk 子文件夹，不改动系统。
3. 装好后自动自检：打开、导入一份示例、导出、打印。自检通过才算装好。
4. 双击“打开政务公开任务台.bat”使用。

换新版：用新的文件夹再装一次就行，台账不在这个文件夹里，不受影响。
不用了：删掉这个文件夹。台账在用户的数据文件夹里，要不要删另外定。

wheels 里是程序和它用到的组件，共 {count} 个文件，{size} MB。
"""


def gather(folder: Path) -> Path:
    """Fills ``folder`` with the wheels, a script that installs them and a page that says how;
    needs a network. Raises CalledProcessError where a wheel is not to be had."""
    wheels = folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    own = ["wheel", "--no-deps", "--wheel-dir", str(wheels), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *own], check=True)
    for python in PYTHONS:
        subprocess.run(download(python, wheels, requirements()), check=True)
    found = [path for path in wheels.iterdir() if path.suffix == ".whl"]
    megabytes = round(sum(path.stat().st_size for path in found) / 1_000_000)
    told = _TOLD.format(count=len(found), size=megabytes)
    _write(folder / "安装说明.txt", told, "utf-8-sig")
    _write(folder / "安装.bat", _INSTALL, "utf-8")
    return folder


def requirements() -> list[str]:
    """What the program needs, as its project says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return list(project["dependencies"])


def download(python: str, target: Path, wanted: list[str]) -> list[str]:
    """The command that fetches wheels for one version of Python on 64-bit Windows."""
    kind = ["--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp"]
    command = [sys.executable, "-m", "pip", "download", "--dest", str(target), *kind]
    return [*command, "--python-version", python, *wanted, "colorama", "tzdata"]


def _write(path: Path, text: str, encoding: str) -> None:
    path.write_text(text, encoding=encoding, newline="\r\n")
