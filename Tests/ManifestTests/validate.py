"""Judges instances by a JSON Schema with an independent validator.

Usage: validate.py SCHEMA.json INSTANCES.json

INSTANCES.json maps names to instances. Prints a JSON object that maps each name to the list of the validator's
messages, which is empty for a valid instance. Needs the package "jsonschema".
"""

import json
import sys

import jsonschema


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        instances = json.load(file)
    validator_class = jsonschema.Draft202012Validator
    validator_class.check_schema(schema)
    validator = validator_class(schema, format_checker=validator_class.FORMAT_CHECKER)
    verdicts = {
        name: [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in validator.iter_errors(instance)]
        for name, instance in instances.items()
    }
    json.dump(verdicts, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
