//! What lies over the panes: windows with a frame, since here one thing lies on another.

mod chords;
mod help;
mod palette;
mod related;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Block, BorderType, Widget};

use super::Scene;
use super::theme::Role;
use crate::app::overlay::Overlay;
use crate::app::state::Menu;

/// Draws the overlay, where one is open; the prompt is drawn in the top bar.
///
/// The place of the cursor comes back, where something is typed within.
pub(super) fn draw(scene: Scene<'_>, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    if scene.state.status.menu == Menu::Open {
        chords::draw(scene, screen, buffer);
        return None;
    }
    match &scene.state.overlay {
        Some(Overlay::Related(list)) => related::draw(scene, list, screen, buffer),
        Some(Overlay::Help(help)) => return help::draw(scene, help, screen, buffer),
        Some(Overlay::Palette(open)) => return Some(palette::draw(scene, open, screen, buffer)),
        Some(Overlay::Prompt(_)) | None => {}
    }
    None
}

/// A framed window in the middle of the body of at most this size; what is inside comes back.
fn window(scene: Scene<'_>, title: &str, width: u16, height: u16, screen: Rect) -> (Rect, Block<'static>) {
    let room = Rect { y: screen.y + 1, height: screen.height.saturating_sub(2), ..screen };
    let width = (width + 2).min(room.width);
    let height = (height + 2).min(room.height);
    let x = room.x + (room.width - width) / 2;
    let y = room.y + (room.height - height) / 3;
    (Rect { x, y, width, height }, bordered(scene, title))
}

fn bordered(scene: Scene<'_>, title: &str) -> Block<'static> {
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(scene.style(Role::Focus))
        .title(format!(" {title} "))
        .title_style(scene.style(Role::Focus))
}

/// Draws the frame on an emptied area, and gives back the room within.
fn frame(scene: Scene<'_>, area: Rect, block: &Block<'_>, buffer: &mut Buffer) -> Rect {
    super::clear(scene, area, buffer);
    block.render(area, buffer);
    block.inner(area)
}
