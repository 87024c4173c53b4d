-- Signing in over a cookie ends the session that the cookie was of, whosever it was. A policy shows nobody the session of another
-- account; who brings a session's token may end it.

create function hub.end_replaced_session(wanted_token_hash bytea, at_time timestamptz) returns uuid
language sql volatile security definer set search_path = hub, pg_temp
begin atomic
    update hub.session
    set revoked_at = at_time
    where token_hash = wanted_token_hash
        and revoked_at is null
        and expires_at > at_time
    returning id;
end;
alter function hub.end_replaced_session(bytea, timestamptz) owner to hub_definer;
revoke execute on function hub.end_replaced_session(bytea, timestamptz) from public;
grant execute on function hub.end_replaced_session(bytea, timestamptz)
    to hub_employer, hub_intermediary, hub_operator, hub_director, hub_auditor, hub_admin;
grant update (revoked_at) on hub.session to hub_definer;
create policy session_definer_ends on hub.session for update to hub_definer using (true);
