/// Letters that look like a letter of ASCII: a part of Unicode's confusables.
///
/// Made from UTS #39 `confusables.txt`, version 15.0.0 (2022-08-26), © 2022 Unicode, Inc., used under
/// the Unicode License (https://www.unicode.org/license.txt). Kept are the 257 letters that stay one
/// letter after NFKC and case folding and whose prototype is one ASCII letter, of the alphabets that
/// are met beside Latin ones (Cyrillic, Greek, Armenian, Cherokee, Coptic, Lisu and the like) and of
/// Latin itself. A letter of which only the capital looks alike is kept under its small form, because
/// the table is asked after folding; a capital that looks like `l` is a capital `I`, so an `i`.
/// Left out: the Greek mu, which is the sign of micro in honest text.
enum LookAlikeTable {
    static let version = "uts39-15.0.0"

    /// A letter of ASCII, then the code points that look like it.
    static let packed = """
        a 251 3B1 430 13AA 15C5 A4EE 102A0 16F40
        b 185 3B2 432 44C 13CF 13F4 1472 15AF 15F7 A4D0 A7B5 10282 102A1 10301
        c 441 13DF 1D04 2CA5 A4DA 102A2 10302 1043D 1051C
        d 501 13A0 13E7 146F 15DE 15EA A4D2 A4D3
        e 3B5 435 4BD 13AC 2D39 A4F0 AB32 10286 118C6 118CE
        f 3DD 584 15B4 1E9D A4DD A799 AB35 10287 102A5 10525 118C2
        g 18D 261 50D 581 13C0 13F3 1D83 A4D6
        h 3B7 43D 4BB 570 13BB 13C2 157C 2C8F A4E7 102CF
        i 131 269 26A 3B9 456 4CF 13A5 2C93 A647 118C3
        j 29D 3F3 458 13AB 148D A4D9
        k 3BA 43A 13E6 16D5 2C95 A4D7 10518
        l 1C0 13DE 14AA 16C1 2CD1 2D4F A4E1 A4F2 1028A 10309 10443 10526 118D2 16F16 16F28
        m 3FB 43C 13B7 15F0 16D6 2C99 A4DF 102B0 10311
        n 578 57C 2C9B A4E0 10513
        o 3BF 3C3 43E 585 1D0F 1D11 2C9F 2D54 A4F3 AB3D 10292 102AB 1042C 104EA 10516 118C8
        o 118D5 118D7
        p 3C1 440 13E2 146D 2CA3 A4D1 10295
        q 51B 563 566 2D55
        r 280 433 13A1 13B1 13D2 1587 1D26 2C85 A4E3 AB47 AB48 104DC 16F35
        s 1BD 455 57F 13D5 13DA A4E2 A731 10296 10448 118C1 16F3A
        t 3C4 442 13A2 2CA7 A4D4 10297 102B1 10315 16F0A
        u 28B 3C5 57D 144C 1D1C A4F4 A79F AB4E AB52 104F6 118D8 16F42
        v 3BD 475 13D9 142F 1D20 2D38 A4E6 A6DF 1051D 118C0 16F08
        w 26F 461 51D 561 13B3 13D4 1D21 A4EA
        x 3C7 445 1541 157D 16B7 2CAD 2D5D A4EB AB53 10290 102B4 10317 10527
        y 263 28F 3B3 443 4AF 13A9 13BD 1D8C 1EFF 2CA9 A4EC AB5A 102B2 118DC 16F43
        z 3B6 13C3 1D22 A4DC 118C4 118C9
        """
}
