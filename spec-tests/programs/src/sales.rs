//! sales INPUT.csv OUTPUT.txt: groups the rows "region,product,units,price" and writes a report; bad rows are told with their line number.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::exit;

struct Sale {
    region: String,
    product: String,
    units: u32,
    cents: u64,
}

enum BadRow {
    Fields(usize),
    Units(std::num::ParseIntError),
    Price(String),
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BadRow::Fields(n) => write!(f, "expected 4 fields, found {n}"),
            BadRow::Units(e) => write!(f, "units: {e}"),
            BadRow::Price(text) => write!(f, "price: not an amount: {text:?}"),
        }
    }
}

fn cents(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "00"));
    if fraction.len() != 2 {
        return None;
    }
    let whole: u64 = whole.parse().ok()?;
    let fraction: u64 = fraction.parse().ok()?;
    whole.checked_mul(100)?.checked_add(fraction)
}

fn parse(line: &str) -> Result<Sale, BadRow> {
    let fields: Vec<&str> = line.split(',').map(str::trim).collect();
    let (region, product, units, price) = match fields[..] {
        [region, product, units, price] => (region, product, units, price),
        _ => return Err(BadRow::Fields(fields.len())),
    };
    Ok(Sale {
        region: region.to_uppercase(),
        product: product.to_string(),
        units: units.parse().map_err(BadRow::Units)?,
        cents: cents(price).ok_or_else(|| BadRow::Price(price.to_string()))?,
    })
}

fn amount(cents: u64) -> String {
    let whole = (cents / 100).to_string();
    let groups: Vec<&str> = whole
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|chunk| std::str::from_utf8(chunk).unwrap())
        .collect();
    format!("{}.{:02}", groups.join("'"), cents % 100)
}

fn report(sales: &[Sale], out: &mut dyn Write) -> io::Result<()> {
    let mut regions: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    let mut products: HashMap<&str, u64> = HashMap::new();
    for sale in sales {
        let income = sale.cents * u64::from(sale.units);
        let entry = regions.entry(&sale.region).or_default();
        entry.0 += u64::from(sale.units);
        entry.1 += income;
        *products.entry(&sale.product).or_default() += income;
    }
    writeln!(out, "{:<12}|{:>8} |{:>14}", "region", "units", "income")?;
    writeln!(out, "{:-<12}+{:->9}+{:->14}", "", "", "")?;
    for (region, (units, income)) in &regions {
        writeln!(out, "{region:<12}|{units:>8} |{:>14}", amount(*income))?;
    }
    let mut ranking: Vec<_> = products.into_iter().collect();
    ranking.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    for (place, (product, income)) in ranking.iter().take(3).enumerate() {
        writeln!(out, "{}. {product}: {}", place + 1, amount(*income))?;
    }
    let mean = sales.iter().map(|s| s.cents as f64 / 100.0).sum::<f64>() / sales.len() as f64;
    writeln!(out, "mean price {mean:.4}, as bits {:016x}", mean.to_bits())
}

fn run(input: &str, output: &str) -> io::Result<usize> {
    let mut sales = Vec::new();
    let mut bad = 0;
    for (index, line) in BufReader::new(File::open(input)?).lines().enumerate() {
        match parse(&line?) {
            Ok(sale) => sales.push(sale),
            Err(problem) => {
                println!("line {}: {problem}", index + 1);
                bad += 1;
            }
        }
    }
    let regions: HashSet<&str> = sales.iter().map(|s| s.region.as_str()).collect();
    println!("{} sales in {} regions, {bad} bad rows", sales.len(), regions.len());
    report(&sales, &mut File::create(output)?)?;
    Ok(bad)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.len() != 2 {
        eprintln!("usage: sales INPUT.csv OUTPUT.txt");
        exit(2);
    }
    match run(&args[0], &args[1]) {
        Ok(0) => {}
        Ok(_) => exit(4),
        Err(problem) => {
            println!("sales: {}", problem.kind());
            exit(1);
        }
    }
}
