"""gql as it is, over its WebSocket transport, against the hub whose address is given."""
import asyncio
import sys

from gql import Client, gql
from gql.transport.websockets import WebsocketsTransport


async def main(url: str) -> None:
    transport = WebsocketsTransport(url=url.replace("http://", "ws://"), init_payload={"authorization": "Bearer alice"})
    async with Client(transport=transport) as session:
        assert await session.execute(gql("{ hello }")) == {"hello": "world"}
        counted = [event["count"] async for event in session.subscribe(gql("subscription { count(to: 3) }"))]
        assert counted == [1, 2, 3], counted


asyncio.run(main(sys.argv[1]))
