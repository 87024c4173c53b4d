"""gql: queries and uploads over HTTP, subscriptions over each of its WebSocket transports."""

import asyncio
import os
import sys
import traceback
from contextlib import aclosing
from pathlib import Path

from gql import Client, FileVar, GraphQLRequest
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.aiohttp_websockets import AIOHTTPWebsocketsTransport
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport

URL = os.environ["HUB_URL"] + "/graphql"
SOCKET_URL = URL.replace("http", "ws", 1)
APPLICATION = os.environ["HUB_APPLICATION"]
AUTHORIZATION = "Bearer " + os.environ["HUB_TOKEN"]
HEADERS = {"authorization": AUTHORIZATION, "accept-language": "en"}
REPORT = Path(__file__).parents[3] / "seeds/samples/relazione-tecnica-meteo.pdf"
PATIENCE = 20
# Between two changes, while nothing confirms that a subscription has begun.
PAUSE = 0.3

DRAFT = "query Draft($id: ID!) { application(id: $id) { id version alerts { rule } } }"
CHANGE = """mutation Change($id: ID!, $version: Int!, $patch: DraftPatch!) {
  updateDraft(id: $id, expectedVersion: $version, patch: $patch) { application { id version } userErrors { code message } }
}"""
ALERTS = """subscription Alerts($id: ID!, $after: String) {
  alertsChanged(applicationId: $id, after: $after) { cursor application { id version } }
}"""
UPLOAD = """mutation Upload($id: ID!, $file: Upload!) {
  uploadDocument(applicationId: $id, kind: TECHNICAL_REPORT_PDF, file: $file) {
    document { fileName mediaType size }
    userErrors { code message }
  }
}"""
INVALID = "query Invalid { nothing }"


def http():
    return Client(transport=AIOHTTPTransport(url=URL, headers=HEADERS))


def websockets(**options):
    return Client(transport=WebsocketsTransport(url=SOCKET_URL, init_payload={"authorization": AUTHORIZATION}, **options))


def aiohttp_websockets():
    return Client(transport=AIOHTTPWebsocketsTransport(url=SOCKET_URL, init_payload={"authorization": AUTHORIZATION}))


async def ask(client, document, **variables):
    return await client.execute_async(GraphQLRequest(document, variable_values=variables))


async def read():
    return (await ask(http(), DRAFT, id=APPLICATION))["application"]


async def change():
    """Enters the workforce or takes it away, which changes the alerts; gives the version of the draft."""
    before = await read()
    lacks_workforce = any(alert["rule"] == "R12" for alert in before["alerts"])
    patch = {"workforce": [{"weeklyHours": "40.00", "workers": 8}] if lacks_workforce else []}
    answer = await ask(http(), CHANGE, id=APPLICATION, version=before["version"], patch=patch)
    assert answer["updateDraft"]["userErrors"] == [], answer
    return answer["updateDraft"]["application"]["version"]


async def first_of(events):
    """The first event, of a draft that is changed until it comes."""
    event = asyncio.ensure_future(anext(events))
    while not (await asyncio.wait([event], timeout=PAUSE))[0]:
        await change()
    return event.result()["alertsChanged"]


def follow(session, after=None):
    request = GraphQLRequest(ALERTS, variable_values={"id": APPLICATION, "after": after})
    return aclosing(session.subscribe(request))


async def answers_query():
    assert (await read())["id"] == APPLICATION


async def does_mutation():
    before = await read()
    assert await change() == before["version"] + 1


async def tells_error_of_field():
    try:
        answer = await ask(http(), DRAFT, id="x")
    except TransportQueryError as error:
        assert error.errors[0]["extensions"]["code"] == "BAD_ID", error
        assert error.data == {"application": None}, error.data
    else:
        raise AssertionError(answer)


async def refuses_invalid():
    try:
        answer = await ask(http(), INVALID)
    except TransportQueryError as error:
        assert error.errors[0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED", error
    else:
        raise AssertionError(answer)


async def takes_upload():
    client = Client(transport=AIOHTTPTransport(url=URL, headers={**HEADERS, "graphql-require-preflight": "1"}))
    file = FileVar(str(REPORT), content_type="application/pdf", filename="report.pdf")
    request = GraphQLRequest(UPLOAD, variable_values={"id": APPLICATION, "file": file})
    answer = (await client.execute_async(request, upload_files=True))["uploadDocument"]
    assert answer["userErrors"] == [], answer
    assert answer["document"]["size"] == REPORT.stat().st_size, answer


async def reads_schema():
    client = Client(transport=AIOHTTPTransport(url=URL, headers=HEADERS), fetch_schema_from_transport=True)
    async with client as session:
        assert (await session.execute(GraphQLRequest(DRAFT, variable_values={"id": APPLICATION})))["application"]


def answers_on_socket(connect):
    async def check():
        answer = await ask(connect(), DRAFT, id=APPLICATION)
        assert answer["application"]["id"] == APPLICATION

    return check


def follows_changes(connect):
    async def check():
        async with connect() as session, follow(session) as events:
            event = await first_of(events)
            assert event["application"]["id"] == APPLICATION

    return check


def resumes_after_cursor(connect):
    async def check():
        async with connect() as session, follow(session) as events:
            cursors = [(await first_of(events))["cursor"]]
        await change()
        async with connect() as session, follow(session, cursors[0]) as events:
            cursors.append((await anext(events))["alertsChanged"]["cursor"])
            cursors += await cursors_until(await change(), events)
        assert len(set(cursors)) == len(cursors), "an event came twice"

    return check


async def cursors_until(version, events):
    cursors = []
    async for event in events:
        cursors.append(event["alertsChanged"]["cursor"])
        if event["alertsChanged"]["application"]["version"] == version:
            return cursors
    raise AssertionError("the subscription is complete")


def on_each_socket():
    only = {"subprotocols": [WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL]}
    transports = {
        "WebsocketsTransport": websockets,
        "WebsocketsTransport with one subprotocol": lambda: websockets(**only),
        "AIOHTTPWebsocketsTransport": aiohttp_websockets,
    }
    for name, connect in transports.items():
        yield f"{name}: a query with variables is answered", answers_on_socket(connect)
        yield f"{name}: a subscription shows a change", follows_changes(connect)
        yield f"{name}: whoever comes back with the cursor is shown what was missed", resumes_after_cursor(connect)


CHECKS = {
    "a query with variables is answered": answers_query,
    "a mutation is done": does_mutation,
    "an error of a field comes with the data": tells_error_of_field,
    "a document that is not valid is refused with its code": refuses_invalid,
    "the schema is read, and queries are judged by it": reads_schema,
    "a file is uploaded": takes_upload,
    **dict(on_each_socket()),
}


async def holds(sentence, check):
    try:
        await asyncio.wait_for(check(), PATIENCE)
    except Exception:
        print(f"not ok - {sentence}\n{traceback.format_exc()}")
        return False
    print(f"ok - {sentence}")
    return True


async def main():
    outcomes = [await holds(sentence, check) for sentence, check in CHECKS.items()]
    print(f"{sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed")
    sys.exit(0 if all(outcomes) else 1)


asyncio.run(main())
