//! The manual: one page with all commands, since one page is what is installed.

use std::io;

use clap::Command;
use clap_mangen::Man;

/// The page, in roff.
pub(super) fn page(command: &Command) -> io::Result<String> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for part in command.get_subcommands() {
        page.push_str(&section(command.get_name(), part)?);
    }
    let mut extra = Vec::new();
    man.render_extra_section(&mut extra)?;
    page.push_str(&String::from_utf8_lossy(&extra).replace(".SH EXTRA", ".SH \"EXIT STATUS\""));
    Ok(page)
}

/// A command as one section: its usage, what it does, its options.
fn section(program: &str, command: &Command) -> io::Result<String> {
    let name = format!("{program} {}", command.get_name());
    let man = Man::new(command.clone().bin_name(&name));
    let mut parts = Vec::new();
    man.render_synopsis_section(&mut parts)?;
    man.render_description_section(&mut parts)?;
    man.render_options_section(&mut parts)?;
    man.render_extra_section(&mut parts)?;
    let parts = String::from_utf8_lossy(&parts).into_owned();
    // The headings of a page of its own become paragraphs here.
    let lines = parts.lines().map(|line| if line.starts_with(".SH") { ".PP" } else { line });
    let body: Vec<&str> = lines.filter(|line| !line.starts_with(".ie") && !line.starts_with(".el")).collect();
    Ok(format!(".SH \"{}\"\n{}\n", name.to_uppercase(), body.join("\n")))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_page_tells_every_command_and_option() {
        let command = super::super::args::Args::command();
        let page = page(&command).expect("a page").replace("\\-", "-");
        for part in command.get_subcommands() {
            assert!(page.contains(&format!(".SH \"VESTNIK {}\"", part.get_name().to_uppercase())), "{page}");
            for option in part.get_opts() {
                let long = option.get_long().expect("a long name");
                assert!(page.contains(&format!("--{long}")), "{long}");
            }
        }
        assert!(page.contains(".SH \"EXIT STATUS\""));
    }
}
