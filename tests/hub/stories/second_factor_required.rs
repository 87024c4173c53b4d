//! From whom the hub requires a second factor.

use omnia_hub::core::access::{Role, SecondFactorRule};

use crate::world::*;

const VIEWER: &str = "{ viewer { capacity { role } } }";
const SWITCH: &str =
    "mutation($id: ID!) { switchCapacity(capacityId: $id) { token mustAddSecondFactor capacity { role } userErrors { code } } }";
const SIGN_OUT: &str = "mutation { signOut { sessionId userErrors { code } } }";

#[story]
async fn where_it_is_asked_of_them_operators_add_a_factor_before_anything_else(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let mut operator = hub.operator(&rossi.position.office).await?;
    let strict = asking(&hub).await?;
    operator.url.clone_from(&strict.url);

    let signed_in = strict.stranger().gives_the_password(&operator.account).await?.succeeds()?;
    ensure!(signed_in.read::<bool>("signIn.mustAddSecondFactor")?);
    operator.ask(VIEWER, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    operator.ask("{ mySessions { nodes { id } } }", json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    operator.ask(MY_NOTICES, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    let mut socket = operator.opens_a_socket().await?;
    let following = socket.subscribes("subscription { applicationStatusChanged { to } }", json!({})).await;
    following?.next().await?.fails_with("SECOND_FACTOR_REQUIRED")?;
    let waiting = operator.does(MY_FACTORS, json!({})).await?;
    ensure!(waiting.read::<bool>("mySecondFactors.isRequired")?);

    operator.adds_codes(&hub).await?;

    operator.does(VIEWER, json!({})).await?;
    ensure!(!operator.does(MY_FACTORS, json!({})).await?.read::<bool>("mySecondFactors.isRequired")?);
    let employer = strict.stranger().gives_the_password(&rossi.account).await?.succeeds()?;
    ensure!(!employer.read::<bool>("signIn.mustAddSecondFactor")?);
    rossi.at(&strict).does(VIEWER, json!({})).await.map(drop)
}

#[story]
async fn who_has_no_factor_reads_nothing_through_any_address_and_may_leave(hub: Hub) -> Result {
    let strict = asking(&hub).await?;
    let admin = Persona { client: hub.admin().await?.client.at(&strict), ..hub.admin().await? };

    let download = admin.get(&format!("/documents/{}", outside(b'F', uuid::Uuid::nil()))).await?;

    ensure!(download.status() == 403, "{}", download.status());
    admin.does(SIGN_OUT, json!({})).await?;
    admin.ask(VIEWER, json!({})).await?.fails_with("UNAUTHENTICATED").map(drop)
}

#[story]
async fn an_employer_who_goes_on_as_an_auditor_adds_a_factor_first(hub: Hub) -> Result {
    let strict = asking(&hub).await?;
    let rossi = hub.employer("Rossi Costruzioni").await?;
    let auditor = hub.gives_capacity(&rossi.account, Role::Auditor, None).await?;

    let switched = rossi.at(&strict).does(SWITCH, json!({ "id": auditor.id })).await?;
    ensure!(switched.read::<bool>("switchCapacity.mustAddSecondFactor")?);
    let as_auditor = rossi.at(&strict).with(Pass::Bearer(switched.text("switchCapacity.token")?));
    as_auditor.ask(VIEWER, json!({})).await?.fails_with("SECOND_FACTOR_REQUIRED")?;

    let back = as_auditor.does(SWITCH, json!({ "id": rossi.capacity.id })).await?;
    ensure!(!back.read::<bool>("switchCapacity.mustAddSecondFactor")?);
    as_auditor.with(Pass::Bearer(back.text("switchCapacity.token")?)).does(VIEWER, json!({})).await.map(drop)
}

/// A hub on the same database that asks a factor of the institute's people.
async fn asking(hub: &Hub) -> Result<Hub> {
    hub.another_with(|config| config.second_factor = SecondFactorRule::Institute).await
}
