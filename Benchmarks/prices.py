"""Imports of catalogs: `dossier prices import` against pandas' read_csv and Python's json.

Writes a catalog in SkyPilot's format (all names and prices are made up) and times both on it: the tool reads, checks,
merges and writes a price file; pandas and json only read. AWS price lists and Azure pages of as many prices follow. Rounds
alternate; medians are printed. The goal is 50,000 rows in less than a second. usage: prices.py [ROWS] [ROUNDS]
"""
import json
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


def write_aws(path, rows):
    """An offer file with one machine on demand for each row."""
    products, terms = {}, {}
    for row in range(rows):
        sku = f"SKU{row:08}"
        machine, region = divmod(row, 20)
        products[sku] = {
            "sku": sku, "productFamily": "Compute Instance", "attributes": {
                "servicecode": "AmazonEC2", "instanceType": f"x{machine}.large", "vcpu": "8", "memory": "32 GiB", "regionCode": f"region-{region}",
                "tenancy": "Shared", "operatingSystem": "Linux", "preInstalledSw": "NA", "capacitystatus": "Used", "operation": "RunInstances",
                "licenseModel": "No License required", "locationType": "AWS Region"}}
        terms[sku] = {f"{sku}.T": {"sku": sku, "effectiveDate": "2026-01-01T00:00:00Z", "termAttributes": {}, "priceDimensions": {
            f"{sku}.T.R": {"unit": "Hrs", "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": f"{0.1 + machine / 1000:.10f}"}}}}}
    path.write_text(json.dumps({
        "formatVersion": "v1.0", "offerCode": "AmazonEC2", "version": "1", "publicationDate": "2026-01-02T03:04:05Z",
        "products": products, "terms": {"OnDemand": terms}}), encoding="utf-8")


def write_azure(path, rows):
    """A page of the retail prices with one machine for each row."""
    items = []
    for row in range(rows):
        machine, region = divmod(row, 20)
        price = round(0.1 + machine / 1000, 6)
        items.append({
            "currencyCode": "USD", "tierMinimumUnits": 0.0, "retailPrice": price, "unitPrice": price, "armRegionName": f"region{region}",
            "location": "x", "effectiveStartDate": "2026-01-01T00:00:00Z", "meterId": str(row), "meterName": f"D{machine}", "productId": "P",
            "skuId": f"P/{row}", "productName": "Virtual Machines D Series", "skuName": f"D{machine}", "serviceName": "Virtual Machines",
            "serviceId": "S", "serviceFamily": "Compute", "unitOfMeasure": "1 Hour", "type": "Consumption", "isPrimaryMeterRegion": True,
            "armSkuName": f"Standard_D{machine}_v9"})
    path.write_text(json.dumps({"BillingCurrency": "USD", "Items": items, "NextPageLink": None, "Count": rows}), encoding="utf-8")


def other_catalogs(folder, rows, rounds):
    for name, write in [("AWS price list", write_aws), ("Azure retail prices", write_azure)]:
        catalog = folder / (name.split()[0].lower() + ".json")
        write(catalog, rows)
        output = folder / "other.csv"
        command = [DOSSIER, "prices", "import", catalog, "--output", output, "--force", "--quiet"]
        own, other = [], []
        for _ in range(rounds):
            own.append(seconds(lambda: subprocess.run(command, check=True)))
            other.append(seconds(lambda: json.loads(catalog.read_bytes())))
        with open(output, encoding="utf-8") as file:
            prices = sum(1 for line in file if not line.startswith("#")) - 1
        print(f"{name} of {rows:,} prices ({catalog.stat().st_size / 1e6:.1f} MB)")
        print(f"{'Dossier, read and written as ' + format(prices, ',') + ' prices':<48}{statistics.median(own):>8.3f} s")
        print(f"{'Python json, read only':<48}{statistics.median(other):>8.3f} s")


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
    with tempfile.TemporaryDirectory() as folder:
        other_catalogs(pathlib.Path(folder), rows, rounds)


if __name__ == "__main__":
    main()
