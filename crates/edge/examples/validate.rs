use std::io::{BufRead, stdin};
fn main() {
    let sdl = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let schema = omnia_edge::Schema::parse(&sdl, Default::default()).map_err(|e| eprintln!("{e}")).unwrap();
    let (mut n, mut bad) = (0, 0);
    let t = std::time::Instant::now();
    for line in stdin().lock().lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let doc = v["document"].as_str().unwrap();
        let found = schema.validate(doc);
        n += 1;
        if found.is_empty() != v["valid"].as_bool().unwrap() {
            bad += 1;
            println!(
                "{} | {} | valid {} | {} | {:?}\n      {}",
                v["id"],
                v["about"],
                v["valid"],
                v["rules"],
                found,
                doc.replace('\n', " ").chars().take(1500).collect::<String>()
            );
        }
    }
    println!("{bad} of {n} in {:?}", t.elapsed());
}
