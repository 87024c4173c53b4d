//! Which rows exist for whom is decided by policies on every table, and by nothing else.

use omnia_hub::core::access::Task;

use crate::world::*;

/// Tables of the schema without forced row security: none.
const UNFORCED: [&str; 0] = [];

#[story(once)]
async fn every_table_has_row_security_enabled_and_forced(hub: Hub) -> Result {
    let open = rows(&hub, "select relname from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)").await?;

    ensure!(open == UNFORCED, "{open:?}");
    Ok(())
}

#[story(once)]
async fn no_view_bypasses_the_policies(hub: Hub) -> Result {
    let views = rows(&hub, "select relname from pg_class where relnamespace = 'hub'::regnamespace and relkind in ('v', 'm') and not coalesce(reloptions::text like '%security_invoker=%', false)").await?;

    ensure!(views.is_empty(), "{views:?}");
    Ok(())
}

/// Policies do not bind who is superuser: the database inside the process, which is entered as one, steps down before it serves.
#[story(everywhere)]
async fn the_hub_serves_as_one_whom_the_policies_bind(hub: Hub) -> Result {
    let call = hub.app().task(Task::Clock);
    let mut db = call.read().await?;

    let bound = sqlx::query_as(
        "select session_user::text, current_setting('is_superuser'), not rolbypassrls from pg_roles where rolname = session_user",
    );
    let bound: (String, String, bool) = bound.fetch_one(&mut *db).await?;
    ensure!(bound == ("hub_app".to_owned(), "off".to_owned(), true), "{bound:?}");
    Ok(())
}

/// A second policy is joined with `or`, and the plan of a role would hold both conditions.
#[story(once)]
async fn a_role_has_one_policy_for_each_command_on_a_table(hub: Hub) -> Result {
    let doubled = rows(
        &hub,
        "select format('%s: %s, %s', tablename, role, command)
        from pg_policies, unnest(roles) role, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) command
        where schemaname = 'hub' and cmd in (command, 'ALL') and role <> 'hub_definer'
        group by tablename, role, command
        having count(*) > 1",
    )
    .await?;

    ensure!(doubled.is_empty(), "{doubled:#?}");
    Ok(())
}

#[story(once)]
async fn every_policy_names_one_role_of_the_hub(hub: Hub) -> Result {
    let wrong = rows(
        &hub,
        "select policyname from pg_policies
        where schemaname = 'hub' and (cardinality(roles) <> 1 or roles[1]::text not like 'hub\\_%' or roles[1] = 'hub_app')",
    )
    .await?;

    ensure!(wrong.is_empty(), "{wrong:?}");
    Ok(())
}

/// Who may read no row of a table reads an empty one; who may write none would only learn it from a failure.
#[story(once)]
async fn every_right_to_write_has_its_policy(hub: Hub) -> Result {
    let bare = rows(
        &hub,
        "select distinct format('%s: %s may %s', table_name, grantee, privilege_type)
        from information_schema.role_table_grants g
        where table_schema = 'hub' and grantee like 'hub\\_%' and privilege_type <> 'SELECT'
            and not exists (
                select from pg_policies p
                where p.schemaname = 'hub' and p.tablename = g.table_name and g.grantee = any(p.roles) and p.cmd in (g.privilege_type, 'ALL'))
        order by 1",
    )
    .await?;

    ensure!(bare.is_empty(), "{bare:#?}");
    Ok(())
}

#[story(once)]
async fn the_serving_role_can_do_nothing_before_it_takes_a_viewers_role(hub: Hub) -> Result {
    let rights = rows(&hub, "select format('%s %s', table_name, privilege_type) from information_schema.role_table_grants where grantee in ('hub_app', 'PUBLIC') and table_schema = 'hub'").await?;
    let roles = rows(
        &hub,
        "select rolname::text from pg_roles
        where rolname like 'hub\\_%' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb
            or rolcanlogin <> (rolname = 'hub_app') or (rolname = 'hub_app' and rolinherit))",
    )
    .await?;

    ensure!(rights.is_empty(), "{rights:?}");
    ensure!(roles.is_empty(), "{roles:?}");
    Ok(())
}

#[story(once)]
async fn functions_that_bypass_the_policies_belong_to_the_definer_and_fix_their_path(hub: Hub) -> Result {
    let loose = rows(
        &hub,
        "select p.oid::regprocedure::text from pg_proc p
        where p.pronamespace = 'hub'::regnamespace
            and p.prosecdef
            and (p.proowner <> 'hub_definer'::regrole or not coalesce(p.proconfig::text like '%search_path=%', false))",
    )
    .await?;
    let open = rows(
        &hub,
        "select p.oid::regprocedure::text from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where p.pronamespace = 'hub'::regnamespace and a.grantee = 0",
    )
    .await?;

    ensure!(loose.is_empty(), "{loose:?}");
    ensure!(open.is_empty(), "anyone may call {open:?}");
    Ok(())
}

async fn rows(hub: &Hub, query: &'static str) -> Result<Vec<String>> {
    hub.as_owner(async |db| Ok(sqlx::query_scalar(query).fetch_all(db).await?)).await
}
