//! What lies over the panes: windows with a frame, since here one thing lies on another.

mod help;
mod related;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Widget};

use super::Scene;
use super::theme::Role;
use crate::app::layout::is_framed;
use crate::app::overlay::Overlay;

/// Draws the overlay, where one is open; the prompt is drawn in the top bar.
pub(super) fn draw(scene: Scene<'_>, screen: Rect, buffer: &mut Buffer) {
    match &scene.state.overlay {
        Some(Overlay::Related(list)) => related::draw(scene, list, screen, buffer),
        Some(Overlay::Help(help)) => help::draw(scene, help, screen, buffer),
        Some(Overlay::Prompt(_)) | None => {}
    }
}

/// A framed window in the middle of the body of at most this size; what is inside comes back.
fn window(scene: Scene<'_>, title: &str, width: u16, height: u16, screen: Rect) -> (Rect, Block<'static>) {
    if !is_framed(screen.as_size()) {
        return (Rect { y: screen.y + 1, height: screen.height.saturating_sub(1), ..screen }, Block::new());
    }
    let room = Rect { y: screen.y + 1, height: screen.height.saturating_sub(2), ..screen };
    let width = (width + 2).min(room.width);
    let height = (height + 2).min(room.height);
    let x = room.x + (room.width - width) / 2;
    let y = room.y + (room.height - height) / 3;
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(scene.style(Role::Focus))
        .title(format!(" {title} "))
        .title_style(scene.style(Role::Focus));
    (Rect { x, y, width, height }, block)
}

/// Draws the frame on an emptied area, and gives back the room within.
fn frame(scene: Scene<'_>, area: Rect, block: &Block<'_>, buffer: &mut Buffer) -> Rect {
    super::clear(scene, area, buffer);
    block.render(area, buffer);
    block.inner(area)
}
