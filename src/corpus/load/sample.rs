//! The built-in collection: the articles of `assets/sample`, compiled in. A list only.

macro_rules! files {
    ($($file:literal),+ $(,)?) => {
        &[$(($file, include_str!(concat!("../../../assets/sample/", $file)))),+]
    };
}

/// File name and text of every article, in order of name.
pub(super) const FILES: &[(&str, &str)] = files![
    "001_umerov-yanvar.txt",
    "002_witkoff-razgovor.txt",
    "003_novyj-god.txt",
    "004_pyat-voprosov.txt",
    "005_kiev-onlajn.txt",
    "006_sovetniki-kiev.txt",
    "007_perepechatka.txt",
    "008_genshtaby.txt",
    "009_parizh.txt",
    "010_posle-parizha.txt",
    "011_vizit-v-tashkent.txt",
    "012_nochnoj-poezd.txt",
    "013_port-vstal.txt",
    "014_ragimzade-tashkent.txt",
    "015_hokkej.txt",
    "016_rabochaya-gruppa.txt",
    "017_riga-pervyj-raund.txt",
    "018_dom-kongressov.txt",
    "019_samarkand-podozhdet.txt",
    "020_tovarnyj-sostav.txt",
    "021_v-kuluarah-davosa.txt",
    "022_videosammit.txt",
    "023_vtoroj-raund.txt",
    "024_samarkand.txt",
    "025_vizit-otmenen.txt",
    "026_film.txt",
    "027_port-poehal.txt",
    "028_fevral.txt",
];
