//! Easter of the Eastern and Western churches, in the Gregorian calendar.

use chrono::NaiveDate;

use super::period::shift_days;

/// Orthodox Easter: the Julian computus, and the days between the two calendars.
pub(super) fn orthodox(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let days = d + e + 114;
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)?;
    shift_days(julian, i64::from(year / 100 - year / 400 - 2))
}

/// Catholic and Protestant Easter: the Gregorian computus.
pub(super) fn catholic(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let m = (a + 11 * h) / 319;
    let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32) % 7;
    let month = (h - m + r + 90) / 25;
    let day = (h - m + r + month + 19) % 32;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_of_both_churches() {
        for (year, east, west) in
            [(2024, (5, 5), (3, 31)), (2025, (4, 20), (4, 20)), (2026, (4, 12), (4, 5)), (2011, (4, 24), (4, 24))]
        {
            let day = |(month, day)| NaiveDate::from_ymd_opt(year, month, day);
            assert_eq!((orthodox(year), catholic(year)), (day(east), day(west)), "{year}");
        }
    }
}
