"""Import of a catalog: `dossier prices import` against pandas' read_csv.

Writes a catalog in SkyPilot's format (all names and prices are made up) and times both on it: the tool reads, checks,
merges and writes a price file; pandas only reads. Rounds alternate; medians are printed. The goal is 50,000 rows in
less than a second. usage: prices.py [ROWS] [ROUNDS]
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import pandas

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOSSIER = ROOT / ".build/release/dossier"
HEADER = "InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,GpuInfo,Price,SpotPrice,Region,AvailabilityZone,Arch\n"
CARDS = [("", 0, 0), ("L4", 1, 23034), ("A100", 8, 40960), ("H100", 8, 81559), ("T4", 4, 15360)]


def write_catalog(path, rows):
    """Machines in 20 regions of three zones each; a fifth of them without an accelerator."""
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEADER)
        for row in range(rows):
            machine, rest = divmod(row, 60)
            region, zone = divmod(rest, 3)
            name, count, memory = CARDS[machine % len(CARDS)]
            cpus = 2 ** (1 + machine % 8)
            price = round(0.05 * cpus * (1 + region / 50) + 2.5 * count, 5)
            info = ""
            if name:
                info = (
                    f"\"{{'Gpus': [{{'Name': '{name}', 'Manufacturer': 'NVIDIA', 'Count': {count}, 'MemoryInfo': "
                    f"{{'SizeInMiB': {memory}}}}}], 'TotalGpuMemoryInMiB': {memory * count}}}\""
                )
            file.write(
                f"x{machine}.{cpus}xlarge,{name},{float(count) if count else ''},{float(cpus)},{cpus * 4.0},{info},{price},"
                f"{price * (0.3 + zone / 10):.6f},region-{region},region-{region}-az{zone},x86_64\n"
            )


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        catalog = pathlib.Path(folder) / "aws" / "vms.csv"
        catalog.parent.mkdir()
        write_catalog(catalog, rows)
        output = pathlib.Path(folder) / "prices.csv"
        command = [DOSSIER, "prices", "import", catalog, "--output", output, "--force", "--quiet"]
        own, other = [], []
        for _ in range(rounds):
            own.append(seconds(lambda: subprocess.run(command, check=True)))
            other.append(seconds(lambda: pandas.read_csv(catalog)))
        with open(output, encoding="utf-8") as file:
            prices = sum(1 for line in file if not line.startswith("#")) - 1
        size = catalog.stat().st_size / 1e6
    a, b = statistics.median(own), statistics.median(other)
    print(f"Import of a catalog of {rows:,} rows ({size:.1f} MB), median of {rounds} rounds (goal: less than 1 s)")
    print(f"{'Dossier, read and written as ' + format(prices, ',') + ' prices':<48}{a:>8.3f} s")
    print(f"{'pandas ' + pandas.__version__ + ', read_csv only':<48}{b:>8.3f} s")


if __name__ == "__main__":
    main()
