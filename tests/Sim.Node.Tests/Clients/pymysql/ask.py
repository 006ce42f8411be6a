"""Carries out statements over one connection of PyMySQL and prints what came of each.

In: {"settings": {...}, "steps": [{"sql": "...", "values": [...]}]} on standard input. Out: an array on standard output.
"""
import json
import sys

import pymysql


def refusal(error):
    return {"code": error.args[0], "message": error.args[1]}


def carry_out(connection, step):
    with connection.cursor() as cursor:
        try:
            affected = cursor.execute(step["sql"], step.get("values"))
        except pymysql.MySQLError as error:
            return refusal(error)
        if cursor.description is None:
            return {"affectedRows": affected}
        return {"columns": [column[0] for column in cursor.description], "rows": [list(row) for row in cursor.fetchall()]}


def main():
    task = json.load(sys.stdin)
    try:
        connection = pymysql.connect(**task["settings"])
    except pymysql.MySQLError as error:
        return [refusal(error)]
    with connection:
        return [carry_out(connection, step) for step in task["steps"]]


json.dump(main(), sys.stdout)
