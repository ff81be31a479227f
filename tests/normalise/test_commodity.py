"""Goods: trade terms by HS heading, how unknown phrases are filed, aggregates, what is no good, the table."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekspor.normalise import commodity
from ekspor.rules.load import table

# fmt: off
BY_HEADING = {
    "01": ["binatang hidup", "hewan hidup", "ternak hidup"],
    "0102": ["sapi", "sapi potong", "sapi bakalan", "kerbau", "sapi hidup"],
    "0103": ["babi", "babi hidup"],
    "010420": ["kambing"],
    "010410": ["domba", "domba garut"],
    "010511": ["DOC", "anak ayam umur sehari"],
    "0202": ["daging sapi beku", "daging wagyu", "daging kerbau"],
    "0207": ["daging ayam", "karkas ayam beku"],
    "03": ["ikan", "hasil laut", "produk perikanan", "ikan dan krustasea", "ikan, krustasea, dan moluska"],
    "0301": ["kuda laut", "ikan hias", "kerapu hidup", "ikan arwana", "napoleon", "ikan koi", "tuna hidup"],
    "0302": ["ikan segar", "tuna segar"],
    "0303": ["tuna", "tuna beku", "cakalang", "ikan layur", "ikan beku", "ikan kembung beku"],
    "0304": ["loin tuna", "fillet ikan", "surimi", "nila"],
    "0305": ["ikan asin", "teri nasi", "ikan asap", "ikan kering"],
    "030571": ["sirip hiu"],
    "0306": ["udang", "udang vaname beku", "udang windu", "kepiting bakau", "lobster", "benih bening lobster", "BBL",
             "udang kupas beku", "kepiting soka", "rajungan"],
    "0307": ["simping", "gurita beku", "cumi-cumi", "sotong", "kerang darah", "abalon"],
    "0308": ["teripang", "ubur-ubur asin", "teripang kering"],
    "0407": ["telur ayam", "telur"],
    "0409": ["madu", "madu hutan"],
    "041090": ["sarang burung walet", "sarang walet", "SBW", "sarang burung walet bersih"],
    "0602": ["lidah mertua", "tanaman hias", "bonsai", "bibit kelapa sawit"],
    "0603": ["bunga krisan", "melati segar"],
    "070310": ["bawang merah"],
    "070320": ["bawang putih"],
    "070960": ["cabai rawit", "cabe"],
    "0710": ["edamame", "sayuran beku"],
    "071331": ["kacang hijau"],
    "071410": ["singkong", "ubi kayu", "gaplek"],
    "071420": ["ubi jalar"],
    "0801": ["kelapa bulat", "kelapa", "kelapa muda"],
    "080111": ["kelapa parut kering", "desiccated coconut", "tepung kelapa"],
    "080131": ["kacang mede", "mete", "gelondong mete"],
    "0802": ["kemiri", "kenari"],
    "080280": ["pinang", "biji pinang", "pinang kering", "betel nut"],
    "0803": ["pisang", "pisang cavendish"],
    "080430": ["nanas", "nanas segar"],
    "080450": ["manggis", "mangga", "mangga gedong gincu"],
    "0805": ["jeruk", "jeruk purut"],
    "081060": ["durian", "durian montong"],
    "081090": ["salak", "buah naga", "rambutan"],
    "0811": ["durian beku", "mangga beku", "rambutan beku"],
    "0813": ["buah kering", "salak kering"],
    "0901": ["kopi", "kopi arabika", "biji kopi", "kopi robusta", "green bean", "kopi luwak", "kopi Gayo"],
    "090121": ["kopi bubuk", "kopi sangrai"],
    "0902": ["teh", "teh hijau", "daun teh"],
    "0904": ["lada", "lada hitam", "lada putih", "merica"],
    "0905": ["vanili", "panili", "vanili kering", "vanilla bean"],
    "0906": ["kayu manis", "cassia vera", "cassiavera", "kulit kayu manis"],
    "0907": ["cengkeh", "cengkih", "gagang cengkeh"],
    "0908": ["pala", "biji pala", "fuli", "bunga pala"],
    "090831": ["kapulaga"],
    "091011": ["jahe", "jahe gajah"],
    "091030": ["kunyit"],
    "09": ["rempah-rempah", "kopi, teh, dan rempah-rempah"],
    "1005": ["jagung", "jagung pipil"],
    "1006": ["beras", "beras organik", "gabah", "beras premium"],
    "110620": ["tepung porang", "glukomanan"],
    "110814": ["tapioka", "tepung tapioka"],
    "1201": ["kedelai"],
    "1202": ["kacang tanah"],
    "1203": ["kopra"],
    "120710": ["inti sawit", "palm kernel"],
    "120799": ["TBS", "tandan buah segar"],
    "1209": ["benih jagung", "benih kangkung", "benih cabai hibrida"],
    "1211": ["daun kelor", "simplisia"],
    "121190": ["kratom", "daun kratom", "gaharu", "gubal gaharu"],
    "121221": ["rumput laut", "rumput laut kering", "eucheuma cottonii", "gracilaria"],
    "121299": ["porang", "chip porang", "umbi porang"],
    "130190": ["damar", "kemenyan", "jernang", "getah pinus", "damar mata kucing"],
    "130231": ["agar-agar"],
    "130239": ["karagenan"],
    "140120": ["rotan", "rotan asalan"],
    "140490": ["cangkang sawit", "palm kernel shell", "lidi nipah"],
    "15": ["lemak dan minyak hewani/nabati", "minyak nabati", "CPO dan turunannya",
        "produk minyak kelapa sawit dan turunannya"],
    "151110": ["CPO", "crude palm oil", "minyak sawit mentah", "minyak kelapa sawit mentah"],
    "1511": ["minyak sawit", "minyak kelapa sawit", "palm oil", "minyak goreng"],
    "151190": ["RBD palm olein", "stearin"],
    "1513": ["minyak kelapa", "VCO", "minyak inti sawit", "PKO", "virgin coconut oil"],
    "1518": ["minyak jelantah", "used cooking oil"],
    "1604": ["ikan kaleng", "sarden kaleng", "tuna kaleng", "olahan ikan", "ikan tuna kaleng"],
    "1605": ["udang olahan", "udang tempura", "udang kaleng", "gurita olahan"],
    "160510": ["daging rajungan"],
    "1701": ["gula pasir", "gula mentah", "gula rafinasi"],
    "170290": ["gula semut", "gula aren", "gula kelapa", "gula kelapa kristal"],
    "1703": ["molase", "tetes tebu"],
    "1801": ["kakao", "biji kakao", "biji cokelat", "biji coklat"],
    "1803": ["pasta kakao"],
    "1804": ["lemak kakao", "cocoa butter"],
    "1805": ["bubuk kakao"],
    "1806": ["cokelat", "coklat"],
    "18": ["kakao olahan", "kakao dan olahannya"],
    "190230": ["mi instan", "mie instan"],
    "1905": ["biskuit", "wafer"],
    "190590": ["emping", "kerupuk", "kerupuk udang"],
    "200820": ["nanas kaleng"],
    "2008": ["manisan pala", "keripik durian"],
    "200989": ["air kelapa"],
    "21": ["makanan olahan", "mamin", "makanan dan minuman"],
    "210111": ["kopi instan", "kopi saset"],
    "2103": ["kecap", "sambal", "bumbu"],
    "210690": ["santan", "santan kelapa", "tempe"],
    "22": ["minuman"],
    "230120": ["tepung ikan"],
    "230400": ["bungkil kedelai"],
    "230660": ["bungkil sawit", "palm kernel expeller"],
    "2309": ["pakan ternak", "pakan udang", "pakan"],
    "2401": ["tembakau", "daun tembakau"],
    "240220": ["rokok", "sigaret kretek"],
    "25": ["garam, belerang, kapur"],
    "2501": ["garam"],
    "250510": ["pasir silika"],
    "2523": ["semen"],
    "252310": ["klinker"],
    "26": ["bijih logam", "konsentrat"],
    "2603": ["konsentrat tembaga", "bijih tembaga"],
    "2604": ["bijih nikel", "ore nikel"],
    "2606": ["bauksit", "bijih bauksit"],
    "2609": ["pasir timah"],
    "2615": ["zirkon", "pasir zirkon"],
    "27": ["bahan bakar mineral", "migas"],
    "2701": ["batu bara", "batubara", "batu bara kokas"],
    "2709": ["minyak mentah", "kondensat"],
    "2711": ["gas alam", "gas bumi", "LPG"],
    "271111": ["LNG", "gas alam cair"],
    "28": ["bahan kimia anorganik"],
    "2814": ["amonia"],
    "280700": ["asam sulfat"],
    "281820": ["alumina"],
    "29": ["bahan kimia organik"],
    "30": ["produk farmasi", "farmasi"],
    "3002": ["vaksin"],
    "3004": ["obat", "jamu"],
    "31": ["pupuk"],
    "310210": ["urea"],
    "320190": ["gambir"],
    "3301": ["minyak atsiri", "minyak cengkeh", "minyak daun cengkeh", "minyak sereh wangi"],
    "330129": ["minyak nilam", "nilam"],
    "3304": ["kosmetik", "skincare"],
    "3401": ["sabun"],
    "3823": ["oleokimia", "PFAD", "asam lemak"],
    "380210": ["karbon aktif", "arang aktif"],
    "380610": ["gondorukem"],
    "3826": ["biodiesel", "FAME"],
    "39": ["plastik", "biji plastik", "plastik dan barang dari plastik"],
    "40": ["karet dan barang dari karet", "karet dan turunannya", "rubber pads"],
    "4001": ["karet", "karet alam", "crumb rubber", "karet remah", "SIR 20"],
    "4011": ["ban", "ban mobil"],
    "4015": ["sarung tangan karet"],
    "42": ["barang dari kulit samak"],
    "4202": ["tas", "tas kulit", "koper", "tas anyaman pandan"],
    "4113": ["kulit buaya"],
    "44": ["kayu olahan", "olahan kayu", "produk olahan kayu", "kayu dan barang dari kayu"],
    "440131": ["pelet kayu", "wood pellet"],
    "4402": ["briket arang kelapa", "arang tempurung kelapa", "briket", "arang bakau", "briket batok kelapa"],
    "4407": ["kayu gergajian"],
    "4408": ["veneer"],
    "4412": ["kayu lapis", "plywood", "playwood", "triplek"],
    "4421": ["barecore"],
    "46": ["anyaman", "kerajinan anyaman pandan", "keranjang rotan", "kerajinan"],
    "47": ["pulp", "bubur kertas"],
    "48": ["kertas", "kertas dan karton"],
    "50": ["sutera", "kain sutra"],
    "5205": ["benang"],
    "5208": ["batik", "kain tenun", "batik tulis", "kain tenun bahan alam", "songket", "kain mori"],
    "530500": ["sabut kelapa", "cocopeat", "coco fiber"],
    "55": ["serat stapel buatan", "benang rayon"],
    "61": ["barang-barang rajutan"],
    "62": ["garmen", "pakaian jadi", "pakaian bukan rajutan"],
    "621149": ["sarung batik", "sarung"],
    "64": ["alas kaki", "sepatu", "sepatu olahraga"],
    "6704": ["bulu mata palsu", "wig", "rambut palsu"],
    "6802": ["batu alam"],
    "71": ["perhiasan/permata", "logam mulia"],
    "7101": ["mutiara"],
    "7108": ["emas", "emas batangan"],
    "7113": ["perhiasan emas"],
    "72": ["besi dan baja", "baja", "besi baja"],
    "720260": ["feronikel", "nickel pig iron", "NPI"],
    "7208": ["hot rolled coil"],
    "7219": ["stainless steel", "baja nirkarat"],
    "6406": ["komponen alas kaki", "sol sepatu"],
    "7601": ["primary aluminium"],
    "7202": ["besi paduan", "ferro alloy"],
    "7403": ["katoda tembaga", "tembaga"],
    "74": ["kerajinan tembaga"],
    "75": ["nikel", "nikel dan turunannya"],
    "750110": ["nikel matte", "nickel matte"],
    "76": ["aluminium"],
    "80": ["timah", "timah batangan", "balok timah"],
    "84": ["mesin", "mesin dan peralatan mekanis"],
    "85": ["elektronik", "mesin dan perlengkapan elektrik"],
    "8517": ["ponsel"],
    "8544": ["kabel"],
    "86": ["kereta api", "gerbong kereta", "kereta penumpang"],
    "87": ["kendaraan dan bagiannya", "kendaraan bermotor"],
    "8703": ["mobil", "CBU", "mobil listrik"],
    "8708": ["suku cadang", "knalpot"],
    "8711": ["sepeda motor"],
    "8802": ["pesawat terbang"],
    "9401": ["kursi rotan", "mebel rotan"],
    "9403": ["mebel", "furnitur", "meubel", "mebel jati", "furnitur kayu"],
    "94": ["perabot dan penerangan rumah"],
    "9503": ["mainan", "mainan anak"],
    "9603": ["sapu glagah", "sapu"],
}
AGGREGATES = ["nonmigas", "non migas", "hasil industri pengolahan", "hasil pertanian", "produk pertanian",
              "sumber daya alam", "SDA", "hasil perkebunan", "bahan baku",
              "tekstil", "TPT", "tekstil dan produk tekstil", "produk tekstil", "tekstil dan garmen"]
NO_GOODS = ["", " ", "\x00", "1.200 ton", "Jepang", "harga", "pabrik gula", "industri tekstil", "yang diekspor", "dan",
            "produk", "komoditas", "kemarin", "US$ 65 juta", "jasa konsultasi", "a" * 5000]
# fmt: on
CASES = [(words, hs) for hs, goods in BY_HEADING.items() for words in goods]


@pytest.mark.parametrize(("words", "hs"), CASES)
def test_heading(words: str, hs: str) -> None:
    good = commodity.parse(words)
    assert good is not None
    assert good.hs == hs


def test_three_hundred_goods_are_held() -> None:
    assert len({words for words, _ in CASES}) >= 300


@pytest.mark.parametrize("words", AGGREGATES)
def test_aggregates_of_the_statistics_have_no_heading(words: str) -> None:
    good = commodity.parse(words)
    assert good is not None
    assert (good.hs, good.provisional) == (None, False)


@pytest.mark.parametrize("words", NO_GOODS)
def test_what_names_no_good(words: str) -> None:
    assert commodity.parse(words) is None


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("komoditi kain tenun", "kain tenun"),
        ("aneka kopi", "kopi"),
        ("KELAPA  BULAT", "kelapa bulat"),
        ("“udang\xa0vaname”", "udang vaname"),
        ("bibitnya", "bibit"),
        ("cumi cumi", "cumi-cumi"),
        ("lemak dan minyak hewani / nabati", "lemak dan minyak hewani/nabati"),
        ("Minyak Kelapa\nSawit", "minyak kelapa sawit"),
    ],
)
def test_spelling_does_not_matter(words: str, plain: str) -> None:
    assert commodity.parse(words) == commodity.parse(plain)


def test_unknown_modifiers_make_the_heading_provisional() -> None:
    good = commodity.parse("pinang lelung asapan")
    assert good is not None
    assert (good.hs, good.provisional) == ("080280", True)


def test_a_head_with_an_unknown_complement_gives_the_heading_of_the_head() -> None:
    good = commodity.parse("minyak biji ketapang")
    assert good is not None
    assert (good.hs, good.provisional) == ("15", True)


def test_two_goods_of_one_chapter_give_the_chapter() -> None:
    good = commodity.parse("lada dan cengkeh")
    assert good is not None
    assert (good.hs, good.name) == ("09", "lada dan cengkeh")


def test_two_goods_of_different_chapters_give_none() -> None:
    good = commodity.parse("karet serta kopi")
    assert good is not None
    assert good.hs is None


def test_an_acronym_has_the_name_that_it_stands_for() -> None:
    assert {good.name for words in ("TPT", "tekstil dan produk tekstil") if (good := commodity.parse(words))} == {
        "tekstil dan produk tekstil"
    }


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    commodity.parse(text)


def test_the_table_is_large_and_unambiguous() -> None:
    rows = table("commodities")
    forms = [commodity.fold(row["form"]) for row in rows]
    assert len({row["name"] for row in rows}) >= 600
    assert len(set(forms)) >= 1500
    of: dict[str, set[str]] = {}
    for form, row in zip(forms, rows, strict=True):
        of.setdefault(form, set()).add(row["hs"])
    assert {form: codes for form, codes in of.items() if len(codes) > 1} == {}


def test_every_code_stands_in_the_tariff(shared: Path) -> None:
    with (shared / "gazetteers/btki2022/btki2022_id_en.csv").open(encoding="utf-8") as file:
        tariff = {row["hs"][:size] for row in csv.DictReader(file) for size in (2, 4, 6)}
    tables = (("commodities", "hs"), ("commodity_words", "hs"), ("commodity_processes", "to"))
    codes = {row[column] for name, column in tables for row in table(name)} - {""}
    assert codes - tariff == set()
