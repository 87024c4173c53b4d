-- Each change is an event of what was changed: which node, at which version, by whom.

alter table hub.event
    -- The type of the node in the graph, and its key.
    add column node_type text,
    add column node_id uuid,
    -- The version of the node after the change, where it has one.
    add column version integer,
    -- The intermediary whose delegation it is about: it sees its own also before they are active.
    add column intermediary_id uuid,
    -- Who did it, in which role; none where the hub did.
    add column actor text,
    add column actor_role text,
    add constraint event_node check ((node_type is null) = (node_id is null));

create index event_of_node on hub.event (node_id, id) where id > 0 and node_id is not null;
create index event_of_intermediary on hub.event (intermediary_id, id) where id > 0 and intermediary_id is not null;

-- An intermediary sees what is about its own delegations, active or not, and nothing of those of others.
alter policy event_intermediary on hub.event using (
    (position_id = any(array(select hub.delegated_positions())) and intermediary_id is null and kind <> 'DELEGATION_CHANGED')
    or intermediary_id = (select hub.my_intermediary()));

-- An applicant's withdrawal closes the open proposal of the office, which is notified.
drop function hub.close_open_proposal(uuid, timestamptz);
create function hub.close_open_proposal(of_application uuid, at_time timestamptz) returns uuid
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    update hub.proposal
    set status = 'CLOSED', closed_at = at_time
    where application_id = of_application
        and status = 'OPEN'
        and (position_id in (select hub.employer_positions() union all select hub.delegated_positions()) or office_id = hub.my_office())
    returning id;
end;
alter function hub.close_open_proposal(uuid, timestamptz) owner to hub_definer;
revoke execute on function hub.close_open_proposal(uuid, timestamptz) from public;
grant execute on function hub.close_open_proposal(uuid, timestamptz) to hub_employer, hub_intermediary, hub_operator, hub_director;
