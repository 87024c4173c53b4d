//! Signing in, by cookie and by bearer token.

use crate::world::*;

#[story(everywhere)]
async fn an_employer_signs_in_and_sees_its_position(hub: Hub) -> Result {
    let rossi = hub.employer("Rossi Costruzioni").await?;

    let answer = rossi
        .does(
            "query($number: String!) { position(number: $number) { number employer { name } units { number } } }",
            json!({ "number": rossi.position.number }),
        )
        .await?;

    ensure!(answer.text("position.employer.name")? == "Rossi Costruzioni");
    Ok(())
}
