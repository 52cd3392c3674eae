//! Easter of the Eastern and Western churches, in the Gregorian calendar.

use chrono::NaiveDate;

use super::period::shift_days;

/// Orthodox Easter: the Julian computus, and the days between the two calendars.
pub(super) fn orthodox(year: i32) -> Option<NaiveDate> {
    let full_moon = (19 * (year % 19) + 15) % 30;
    let to_sunday = (2 * (year % 4) + 4 * (year % 7) - full_moon + 34) % 7;
    let days = full_moon + to_sunday + 114;
    let julian = NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)?;
    shift_days(julian, i64::from(year / 100 - year / 400 - 2))
}

/// Catholic and Protestant Easter: the Gregorian computus.
pub(super) fn catholic(year: i32) -> Option<NaiveDate> {
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let shifted = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - shifted + 15) % 30;
    let moon = epact - (golden + 11 * epact) / 319;
    let to_sunday = (2 * (century % 4) + 2 * (rest / 4) - rest % 4 - moon + 32) % 7;
    let month = (moon + to_sunday + 90) / 25;
    let day = (moon + to_sunday + month + 19) % 32;
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
