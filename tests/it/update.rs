//! What keys do to the state: keys in, facts out.

use crate::stage::session::Session;

#[test]
fn the_first_screen_shows_the_newest_article() {
    let session = Session::new(120, 36);
    println!("{}", session.picture());
}
