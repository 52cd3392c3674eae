//! Where things stand on the screen: a pure function of the size and of what is in focus, shared by
//! update (paging, mouse) and drawing. Knows rectangles, and nothing of what fills them.

pub use ratatui::layout::{Position, Rect, Size};
use serde::{Deserialize, Serialize};

use super::pane::Focus;

/// The least columns and lines in which anything can be shown.
pub const LEAST: Size = Size { width: 20, height: 5 };
/// From so many columns three panes stand side by side.
const THREE: u16 = 100;
/// From so many columns two do.
const TWO: u16 = 60;

/// Whether one pane takes the whole body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zoom {
    /// Panes share the body.
    #[default]
    Off,
    /// The focused pane has it alone.
    On,
}

/// Columns that the reader gave the outer panes beyond their share, or took from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Widths {
    /// The list of articles.
    pub articles: i16,
    /// The cards of meetings.
    pub meetings: i16,
}

impl Widths {
    /// The same within bounds: a file may say anything.
    #[must_use]
    pub fn within(self) -> Self {
        Self { articles: moved(self.articles, 0), meetings: moved(self.meetings, 0) }
    }
}

/// A border between panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Between the list and the text.
    Articles,
    /// Between the text and the cards.
    Meetings,
}

/// Columns by which one key moves a border.
pub const NOTCH: i16 = 4;
/// The farthest that a border can be moved.
const FARTHEST: i16 = 60;

/// Every way to move a border.
#[must_use]
pub fn moves() -> std::ops::RangeInclusive<i16> {
    -FARTHEST..=FARTHEST
}

/// A border moved on, within bounds.
#[must_use]
pub fn moved(border: i16, by: i16) -> i16 {
    border.saturating_add(by).clamp(-FARTHEST, FARTHEST)
}

/// A share of columns with what was given or taken, so that every pane stays usable.
fn share(columns: u16, extra: i16, least: u16, most: u16) -> u16 {
    columns.saturating_add_signed(extra).clamp(least, most.max(least))
}

/// Where each part of the screen stands; a part without a rectangle is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Regions {
    /// Name, counts and filter.
    pub top: Rect,
    /// The list of articles.
    pub articles: Option<Rect>,
    /// The text.
    pub reading: Option<Rect>,
    /// The cards of meetings.
    pub meetings: Option<Rect>,
    /// Whether the list of articles gave its place to the meetings.
    pub folded: bool,
    /// Keys, notices and the trail.
    pub footer: Option<Rect>,
    /// Everything between the bars.
    pub body: Rect,
}

/// The regions of a screen; `None` where it is too small for anything.
#[must_use]
pub fn regions(size: Size, focus: Focus, zoom: Zoom, widths: Widths) -> Option<Regions> {
    if size.width < LEAST.width || size.height < LEAST.height {
        return None;
    }
    let footer_height = u16::from(size.height >= 7);
    let top = Rect::new(0, 0, size.width, 1);
    let body = Rect::new(0, 1, size.width, size.height - 1 - footer_height);
    let footer = (footer_height > 0).then(|| Rect::new(0, size.height - 1, size.width, 1));
    let base = Regions { top, footer, body, ..Regions::default() };
    Some(if zoom == Zoom::On || size.width < TWO {
        alone(base, focus)
    } else if size.width < THREE {
        two(base, focus, widths)
    } else {
        three(base, widths)
    })
}

fn alone(base: Regions, focus: Focus) -> Regions {
    let body = Some(base.body);
    match focus {
        Focus::Articles => Regions { articles: body, ..base },
        Focus::Reading => Regions { reading: body, ..base },
        Focus::Meetings => Regions { meetings: body, ..base },
    }
}

fn two(base: Regions, focus: Focus, widths: Widths) -> Regions {
    let width = base.body.width;
    if focus == Focus::Meetings {
        // Beside the cards stands the text that they are of: over it, they would hide their evidence.
        let side = share((width * 38 / 100).clamp(28, 40), widths.meetings, 24, width - 32);
        let (text, side) = split_right(base.body, side);
        return Regions { reading: Some(text), meetings: Some(side), folded: true, ..base };
    }
    let list = share((width * 34 / 100).clamp(24, 34), widths.articles, 20, width - 32);
    let (list, text) = split_left(base.body, list);
    Regions { articles: Some(list), reading: Some(text), ..base }
}

fn three(base: Regions, widths: Widths) -> Regions {
    let width = base.body.width;
    let list = share((width * 27 / 100).clamp(28, 50), widths.articles, 20, width / 2 - 12);
    let side = share((width * 28 / 100).clamp(30, 52), widths.meetings, 24, width / 2 - 12);
    let (list, rest) = split_left(base.body, list);
    let (text, side) = split_right(rest, side);
    Regions { articles: Some(list), reading: Some(text), meetings: Some(side), ..base }
}

/// The room within a sheet: a window over the whole body, framed where there is room for a frame.
#[must_use]
pub fn sheet(size: Size) -> Rect {
    let body = sheet_frame(size);
    let margin = u16::from(is_framed(body));
    Rect { x: body.x + margin, y: body.y + margin, width: body.width - 2 * margin, height: body.height - 2 * margin }
}

/// A sheet with its frame.
#[must_use]
pub fn sheet_frame(size: Size) -> Rect {
    // Sheets hide the panes, so that neither focus nor zoom matters.
    regions(size, Focus::Articles, Zoom::Off, Widths::default()).map_or(Rect::default(), |regions| regions.body)
}

/// Whether a sheet of this area has a frame.
#[must_use]
pub fn is_framed(body: Rect) -> bool {
    body.width >= 40 && body.height >= 10
}

/// The left `width` columns, and the rest without a column for the line between.
fn split_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let taken = (width + 1).min(area.width);
    let rest = Rect { x: area.x + taken, width: area.width - taken, ..area };
    (Rect { width, ..area }, rest)
}

/// The rest without a column for the line between, and the right `width` columns.
fn split_right(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    let rest = Rect { width: (area.width - width).saturating_sub(1), ..area };
    (rest, Rect { x: area.right() - width, width, ..area })
}

/// The part of a list pane below its heading.
#[must_use]
pub fn list_area(pane: Rect) -> Rect {
    let heading = (1 + u16::from(pane.height >= 12)).min(pane.height);
    Rect { y: pane.y + heading, height: pane.height - heading, ..pane }
}

/// The part of the pane of meetings that its cards take: apart from the line on its left.
#[must_use]
pub fn card_area(pane: Rect) -> Rect {
    let area = list_area(pane);
    let gap = u16::from(pane.x > 0).min(area.width);
    Rect { x: area.x + gap, width: area.width - gap, ..area }
}

/// The columns of a reader pane that its text takes: a measure of at most `widest` in the middle, with a gutter on the
/// left for the bar of evidence and one column on the right for the scroll bar.
#[must_use]
pub fn measure(pane: Rect, widest: u16) -> Rect {
    let (left, right) = if pane.width >= 30 { (3, 2) } else { (1, 1) };
    let room = pane.width.saturating_sub(left + right);
    let width = room.min(widest);
    Rect { x: pane.x + left + (room - width) / 2, width, ..pane }
}

/// The part of a reader pane that its text takes, below a header of `header` lines.
#[must_use]
pub fn text_area(pane: Rect, header: usize, widest: u16) -> Rect {
    let area = measure(pane, widest);
    let header = u16::try_from(header).unwrap_or(u16::MAX).min(area.height.saturating_sub(1));
    Rect { y: area.y + header, height: area.height - header, ..area }
}

/// On a screen of fewer lines what lies over the panes has no frame, and all lines but the first.
const FRAMED: u16 = 10;

/// Whether a window over the panes has a frame.
#[must_use]
pub fn is_window_framed(size: Size) -> bool {
    size.height >= FRAMED
}

/// The most lines within what lies over the panes: all but the bars and the frame.
#[must_use]
pub fn overlay_lines(size: Size) -> usize {
    let around = if is_window_framed(size) { 4 } else { 1 };
    usize::from(size.height.saturating_sub(around)).max(1)
}

/// How many lines the header of a reader pane takes for a title of `title` lines.
#[must_use]
pub fn header_height(pane: Rect, title: usize) -> usize {
    match pane.height {
        0..=5 => 1,
        6..=11 => title.min(2) + 1,
        _ => title.min(3) + 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_leaves_the_screen_at_any_size() {
        for width in 1..=250 {
            for height in 1..=70 {
                for focus in [Focus::Articles, Focus::Reading, Focus::Meetings] {
                    for zoom in [Zoom::Off, Zoom::On] {
                        let border = i16::try_from(width % 121).unwrap_or(0) - 60;
                        let widths = Widths { articles: border, meetings: -border };
                        let Some(found) = regions(Size { width, height }, focus, zoom, widths) else {
                            assert!(width < LEAST.width || height < LEAST.height);
                            continue;
                        };
                        let screen = Rect::new(0, 0, width, height);
                        let parts = [found.articles, found.reading, found.meetings, found.footer];
                        for part in parts.into_iter().flatten() {
                            assert_eq!(part.intersection(screen), part);
                            assert!(part.width >= 20, "{width}x{height}: {part:?}");
                            assert_eq!(text_area(part, 3, 72).intersection(part), text_area(part, 3, 72));
                            assert_eq!(list_area(part).intersection(part), list_area(part));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn where_two_panes_have_room_the_list_gives_way_to_the_meetings() {
        let at = |width, focus| {
            regions(Size { width, height: 24 }, focus, Zoom::Off, Widths::default()).expect("large enough")
        };
        assert!(at(100, Focus::Meetings).articles.is_some() && at(100, Focus::Reading).meetings.is_some());
        for width in [60, 80, 99] {
            assert!(at(width, Focus::Reading).meetings.is_none() && at(width, Focus::Reading).articles.is_some());
            let folded = at(width, Focus::Meetings);
            let (text, side) = folded.reading.zip(folded.meetings).expect("both");
            assert!(folded.articles.is_none() && text.right() < side.x, "the text is whole beside the cards");
        }
        let small = at(50, Focus::Meetings);
        assert!(small.articles.is_none() && small.reading.is_none() && small.meetings.is_some());
    }
}
