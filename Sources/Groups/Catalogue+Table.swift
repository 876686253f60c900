extension Catalogue {
  /// Order, number, fingerprint in base 36, structure: a line a group.
  static let table = """
    1 1 299jvlperv8yt 1
    2 1 agzps9optpah C2
    3 1 1vp0lymmnkzji C3
    4 1 2x9nfrjdh9acy C4
    4 2 11rfkhty0fcuz C2 x C2
    5 1 35vie6556xgua C5
    6 1 3tgkm5dgls1pk S3
    6 2 1a04nigyo37px C6
    7 1 17eiwbrcba8jz C7
    8 1 1inb4xh99b4fk C8
    8 2 2vwc4ggv56d9v C2 x C4
    8 3 1lh29tedxmjc4 D4
    8 4 2w3k4qmzm4f1s Q8
    8 5 3c2ymqz1ii0x1 C2 x C2 x C2
    9 1 3p7gnw9cg8pdl C9
    9 2 30htrpzxgazum C3 x C3
    10 1 n95tzdifk965 D5
    10 2 2xs5vee5q63n6 C10
    11 1 26cohx4mnsywi C11
    12 1 1fv3bl5mlh0n5 C3 : C4
    12 2 12wdcf0hjrd6f C12
    12 3 1z6fbfv7ip6kx A4
    12 4 1egmhacx867zy D6
    12 5 1jzksvokwjz7b C2 x C6
    13 1 14t68h1s36pk4 C13
    14 1 2uodjwegz3dms D7
    14 2 rwbnuvslugww C14
    15 1 1l9eqxspja4 C15
    16 1 2buyise1xrte0 C16
    16 2 6vjbqtk2wg0u C4 x C4
    16 3 2z2jvgiaokec3 (C4 x C2) : C2
    16 4 varzbdh96f8a C4 : C4
    16 5 3gqqvo2mnsmu7 C2 x C8
    16 6 1euzvy8mxy48g C8 : C2
    16 7 1m2sxr4t4fvuh D8
    16 8 17zpowabr4vlx QD16
    16 9 29dldfc37rnaz Q16
    16 10 1d4m8cy94zbz6 C2 x C2 x C4
    16 11 3b46ctl8srz6j C2 x D4
    16 12 3800hfr0yx1t5 C2 x Q8
    16 13 227z7sh9s87e6 (C4 x C2) : C2
    16 14 1gmml3w3psc8t C2 x C2 x C2 x C2
    17 1 2o0o3d1ykezt6 C17
    18 1 2j2b6r2jxnbsm D9
    18 2 vvtyzd3779r0 C18
    18 3 tf8hxz59mv3z C3 x S3
    18 4 w3z7bggrcmx (C3 x C3) : C2
    18 5 2evw2c3rnqcl8 C3 x C6
    19 1 3rlfza03qv2al C19
    20 1 3o19xgxaiqow0 C5 : C4
    20 2 20lu2u505v9dv C20
    20 3 2rnveb8eskrcj C5 : C4
    20 4 2fl9lzsd4da67 D10
    20 5 3kto77hohe07g C2 x C10
    21 1 6672ttxcla8v C7 : C3
    21 2 2xtasrk2zuf3s C21
    22 1 vak5lbtmeks3 D11
    22 2 2j15bcyt88gal C22
    23 1 1g2oyqs5j29y7 C23
    24 1 1yjbhw1skfcup C3 : C8
    24 2 1xn4um9dfrm3x C24
    24 3 18sn20tkjvzfq SL(2,3)
    24 4 3q3t8tse638du C3 : Q8
    24 5 ceyrx12zw6f8 C4 x S3
    24 6 27v5xa3tequ3g D12
    24 7 ycqey8f949a7 C2 x (C3 : C4)
    24 8 2z1y0xz3mnjqj (C6 x C2) : C2
    24 9 bbjzct2unbet C2 x C12
    24 10 hlvd17h083j4 C3 x D4
    24 11 3lzmq5nkg1qpt C3 x Q8
    24 12 too8tzbtwxa2 S4
    24 13 3qrhh2uv5ix2k C2 x A4
    24 14 3nk76lvxqkmui C2 x C2 x S3
    24 15 c13n399wx2g0 C2 x C2 x C6
    25 1 2vi4diasuhawh C25
    25 2 3bb5ltwv8w9nd C5 x C5
    26 1 3a0sxum9nsoih D13
    26 2 11bhpj28tzqzg C26
    27 1 2qerp98kxvysb C27
    27 2 1g7ypwjj18qqh C3 x C9
    27 3 3esxyg5mfjcgk (C3 x C3) : C3
    27 4 2qhuj6mwhk371 C9 : C3
    27 5 uh97ev39v3ew C3 x C3 x C3
    28 1 2bls8x0op2pq0 C7 : C4
    28 2 1ivlrlm6j9yav C28
    28 3 t3vppy8e8wcv D14
    28 4 3emp7s5jzf7jq C2 x C14
    29 1 35niro7oe5beb C29
    30 1 3lbsnkbezix7o C5 x S3
    30 2 2k50xxn8gltia C3 x D5
    30 3 3mk20lvq8jee5 D15
    30 4 2q1efl1qfgoa5 C30
    31 1 1cjv6ucdgg3hz C31
    32 1 15cfm7jhcmpxe C32
    32 2 2yquki3s9lhoz (C4 x C2) : C4
    32 3 3eox5zzys55u5 C4 x C8
    32 4 3snzh50yb6s50 C8 : C4
    32 5 1hjapvqo7sugn (C8 x C2) : C2
    32 6 3oguc8engkd9p (C2 x C2 x C2) : C4
    32 7 3gs1xt8nks84g (C8 : C2) : C2
    32 8 10xs5b8p2tih4 C2 . ((C4 x C2) : C2) = (C2 x C2) . (C4 x C2)
    32 9 3t4iu40u8zp23 (C8 x C2) : C2
    32 10 33ttrpfek5za3 Q8 : C4
    32 11 a8du9usgwbh (C4 x C4) : C2
    32 12 8qn0qo5afgou C4 : C8
    32 13 2l5v41lgpavnj C8 : C4
    32 14 3ptmfkxnh6xcr C8 : C4
    32 15 jxu7oczi5e0w C4 . D4 = C4 . (C4 x C2)
    32 16 3cbymw67h5y70 C2 x C16
    32 17 w39hfbnhk7cb C16 : C2
    32 18 xtun72tuzuil D16
    32 19 2qz7eafdion1a QD32
    32 20 3gq27jbuvimfd Q32
    32 21 zjkoyrdmhcw1 C2 x C4 x C4
    32 22 ki1zixpz8ttt C2 x ((C4 x C2) : C2)
    32 23 dx9c6gwxvg1e C2 x (C4 : C4)
    32 24 9r734wx86yzm (C4 x C4) : C2
    32 25 wshb9qgi53xj C4 x D4
    32 26 2dz0nad9ltxwy C4 x Q8
    32 27 3nvldfnw104b0 (C2 x C2 x C2 x C2) : C2
    32 28 2zwlol126o41b (C4 x C2 x C2) : C2
    32 29 3q7yvpdczilsz (C2 x Q8) : C2
    32 30 2hqcbjeol01wr (C4 x C2 x C2) : C2
    32 31 ey1fdab88lg2 (C4 x C4) : C2
    32 32 1w5zdoqk9hijz (C2 x C2) . (C2 x C2 x C2)
    32 33 34snb172wqgaw (C4 x C4) : C2
    32 34 1snj6wpwkbb9u (C4 x C4) : C2
    32 35 1giou3lzl9iu1 C4 : Q8
    32 36 2cfpdx8ouw1x3 C2 x C2 x C8
    32 37 1gsanb3zhihqe C2 x (C8 : C2)
    32 38 28d5x2yvb37rs (C8 x C2) : C2
    32 39 3icsidol3p2q3 C2 x D8
    32 40 3hsxmxloxm862 C2 x QD16
    32 41 d4uh8f6t60fh C2 x Q16
    32 42 3uefwf6r87ksz (C8 x C2) : C2
    32 43 x00k5yx0ueon C8 : (C2 x C2)
    32 44 37z8qmlpumpeb (C2 x Q8) : C2
    32 45 775ye4zicyhg C2 x C2 x C2 x C4
    32 46 64y5usvhgoor C2 x C2 x D4
    32 47 1p1fjl2znzkx5 C2 x C2 x Q8
    32 48 38ct4627z7hl6 C2 x ((C4 x C2) : C2)
    32 49 2h7idep72bc5t (C2 x C2 x C2) : (C2 x C2)
    32 50 v028yq7xmn9r (C2 x Q8) : C2
    32 51 4m25ez610aud C2 x C2 x C2 x C2 x C2
    33 1 25fk0wcygz0ll C33
    34 1 3sl8kajj6zx2y D17
    34 2 24rwmlowsm96u C34
    35 1 heo327bi3f9d C35
    36 1 35fwc4241zkkd C9 : C4
    36 2 2v1n0gme6ka43 C36
    36 3 9lrez1obkhz8 (C2 x C2) : C9
    36 4 35ue7g9ww35t4 D18
    36 5 2uxkz14yhswo3 C2 x C18
    36 6 56eriyo6j3om C3 x (C3 : C4)
    36 7 3l4tf9a1njorx (C3 x C3) : C4
    36 8 tpzqmoxm2hc0 C3 x C12
    36 9 2d1ao09vy3lj7 (C3 x C3) : C4
    36 10 2bvccr28ury4n S3 x S3
    36 11 3d3nd2to205kw C3 x A4
    36 12 1m15ood3cbi1q C6 x S3
    36 13 18mphnsqcgb2w C2 x ((C3 x C3) : C2)
    36 14 e7bzt9zywn9p C6 x C6
    37 1 3ufkqc3k4t5gq C37
    38 1 148s4l7qooabg D19
    38 2 1ly8c78so86k4 C38
    39 1 1hugbag8dq63 C13 : C3
    39 2 29nqawbiwfpij C39
    40 1 1ui5gs467p19u C5 : C8
    40 2 33y2jzsvornpw C40
    40 3 2qov6ycva6jv9 C5 : C8
    40 4 1vhfd78zrcgy7 C5 : Q8
    40 5 t0u2afkmsfw6 C4 x D5
    40 6 1oghm7o6tyxf1 D20
    40 7 ah2cg470u8ng C2 x (C5 : C4)
    40 8 128zcupfrji6h (C10 x C2) : C2
    40 9 22tukmj9k4fhf C2 x C20
    40 10 3jbvv9w7vmhre C5 x D4
    40 11 2kevml3jkkzcq C5 x Q8
    40 12 ikv5i5itytu8 C2 x (C5 : C4)
    40 13 37nzagtr9s6pk C2 x C2 x D5
    40 14 1yiqt8j4efhq0 C2 x C2 x C10
    41 1 3vofhdqysdz89 C41
    42 1 508mmiugaplm C7 : C6
    42 2 w1r6t3stirhy C2 x (C7 : C3)
    42 3 3rv0kr5e7alq8 C7 x S3
    42 4 2xxiz46zxsmr6 C3 x D7
    42 5 zu62ld5vmgzi D21
    42 6 22b9p3r8lokcj C42
    43 1 33psou4r4yibo C43
    44 1 v9k9dvazl0se C11 : C4
    44 2 2spkj01l0lqdo C44
    44 3 7cyddy4dfeon D22
    44 4 3fzp0v2knu8iq C2 x C22
    45 1 13mtoc9hzr0ph C45
    45 2 qti44aiqe3jt C3 x C15
    46 1 2d88hkgk0r9ok D23
    46 2 183br43e427gu C46
    47 1 3fsbre31hbxpb C47
    48 1 1jpcc50rdhhmw C3 : C16
    48 2 vrmprdnn1lxi C48
    48 3 1sf1bkka3c7ub (C4 x C4) : C3
    48 4 307qrkhcncxdx C8 x S3
    48 5 xynxogdrfdlw C24 : C2
    48 6 1bwl3ru0cxilk C24 : C2
    48 7 1tmjgatjcgv7w D24
    48 8 3lbpvzlsxktyv C3 : Q16
    48 9 2s8768detgxvw C2 x (C3 : C8)
    48 10 2q2t4ap9rye2p (C3 : C8) : C2
    48 11 3qzvjshkncypz C4 x (C3 : C4)
    48 12 1h5vkw72wkc1c (C3 : C4) : C4
    48 13 20cjb55k2jgo C12 : C4
    48 14 2c03qtomagob5 (C12 x C2) : C2
    48 15 1l26kd22hva9v (C3 x D4) : C2
    48 16 2dxb73w35jr8 (C3 : Q8) : C2
    48 17 264z9qp1zwkoq (C3 x Q8) : C2
    48 18 29mt8var1y3hf C3 : Q16
    48 19 3uv50zlhy8how (C6 x C2) : C4
    48 20 wu2kxwrc03o3 C4 x C12
    48 21 1tdmksebahty3 C3 x ((C4 x C2) : C2)
    48 22 z2ko4dojrgim C3 x (C4 : C4)
    48 23 2vian9ocjdbcg C2 x C24
    48 24 2b284ylkvydz8 C3 x (C8 : C2)
    48 25 rrafsax3u0sn C3 x D8
    48 26 2i7m4w4fh5qjw C3 x QD16
    48 27 4jxa091bft8m C3 x Q16
    48 28 1wwsvfwfbmuwq C2 . S4 = SL(2,3) . C2
    48 29 2rclf111md4n1 GL(2,3)
    48 30 21m00cwg0va3l A4 : C4
    48 31 1cka28leyunb C4 x A4
    48 32 7mbl5mpbcmsw C2 x SL(2,3)
    48 33 hu2m712mzqa9 ((C4 x C2) : C2) : C3
    48 34 3q38dl351ny25 C2 x (C3 : Q8)
    48 35 2ok6j2l3q8czh C2 x C4 x S3
    48 36 30hdcnl1idlc5 C2 x D12
    48 37 32vg0lvzlnvlb (C12 x C2) : C2
    48 38 qiujbmr919lx D4 x S3
    48 39 2fhamkb747rm8 (C4 x S3) : C2
    48 40 hmp7veqt6tjs Q8 x S3
    48 41 342lw89ocggrx (C4 x S3) : C2
    48 42 3dub4nhspony2 C2 x C2 x (C3 : C4)
    48 43 9x8njjjd6d7p C2 x ((C6 x C2) : C2)
    48 44 30isa563uw87t C2 x C2 x C12
    48 45 2dznfagohc2n3 C6 x D4
    48 46 3fwa6rmuhte65 C6 x Q8
    48 47 m1b2rp8xca52 C3 x ((C4 x C2) : C2)
    48 48 2etwim39dte91 C2 x S4
    48 49 1w3wmb4o6fj72 C2 x C2 x A4
    48 50 2kztt9ru0hguy (C2 x C2 x C2 x C2) : C3
    48 51 21re4spnsvypx C2 x C2 x C2 x S3
    48 52 nzy8fhbunxgf C2 x C2 x C2 x C6
    49 1 2evcn90fkscz7 C49
    49 2 2nj4h7do00v75 C7 x C7
    50 1 1nku7z83rt1q4 D25
    50 2 1d5b8p5uxb5nl C50
    50 3 1w5w0cqbv6aa3 C5 x D5
    50 4 336m0jvzav0ww (C5 x C5) : C2
    50 5 35g4eht0r2mtc C5 x C10
    51 1 a95r3k4pnw26 C51
    52 1 13kkd9fgufbk4 C13 : C4
    52 2 2mwcjv22pps5b C52
    52 3 3u5tr2jqxmyj1 C13 : C4
    52 4 33mllajipilel D26
    52 5 23gird1c3u5la C2 x C26
    53 1 39ohkxlc6f2jx C53
    54 1 1g3zgsvada9w5 D27
    54 2 13jq35it5d3h2 C54
    54 3 38bktt9xuo07b C3 x D9
    54 4 14jnyxca5jozm C9 x S3
    54 5 3pfvngnx87ad6 (C3 x C3) : C6
    54 6 1mk5f6mz1xomi C9 : C6
    54 7 19jv5f7t05uz7 (C9 x C3) : C2
    54 8 bbbe1nl7pbry ((C3 x C3) : C3) : C2
    54 9 xl93l7btsecg C3 x C18
    54 10 1bd90e1dyed8e C2 x ((C3 x C3) : C3)
    54 11 brkaoeguyump C2 x (C9 : C3)
    54 12 33p08rrr9uqri C3 x C3 x S3
    54 13 1jkh18kajdyt7 C3 x ((C3 x C3) : C2)
    54 14 2baxi7ywisofm (C3 x C3 x C3) : C2
    54 15 607f3woots9u C3 x C3 x C6
    55 1 rzz5l99giwak C11 : C5
    55 2 6mrhp704qzyy C55
    56 1 17rq9r3f0gn5r C7 : C8
    56 2 2mjx3wswkb6e8 C56
    56 3 skjh901zq3cf C7 : Q8
    56 4 3r3c31orxdnds C4 x D7
    56 5 ij6tejb8hcbe D28
    56 6 2hiq2kwzhprbe C2 x (C7 : C4)
    56 7 2bvhomr9tfa9w (C14 x C2) : C2
    56 8 1q5n9ehhubyls C2 x C28
    56 9 1oqm2df47174s C7 x D4
    56 10 2546rup70tm2k C7 x Q8
    56 11 2r4ockj24e7p (C2 x C2 x C2) : C7
    56 12 205ejcbhhtg79 C2 x C2 x D7
    56 13 12qylhzlqcxon C2 x C2 x C14
    57 1 r62800bzj0op C19 : C3
    57 2 39ba3x3qiyma1 C57
    58 1 5gulurobulsa D29
    58 2 2haim4mhu4cf5 C58
    59 1 182s7t60cjit2 C59
    60 1 3p5qd52yc0dfu C5 x (C3 : C4)
    60 2 3d8p2gxiikpvy C3 x (C5 : C4)
    60 3 1ezlptczih02c C15 : C4
    60 4 2cfsf5isbzmpu C60
    60 5 2q9hebtvzr25w A5
    60 6 3nr9toljss2i7 C3 x (C5 : C4)
    60 7 pjplc72edtrl C15 : C4
    60 8 35zfbzt2k1ne0 S3 x D5
    60 9 1b5jj9lutjpya C5 x A4
    60 10 130dxtqorpwlq C6 x D5
    60 11 tkimzrwfgqc C10 x S3
    60 12 3gndgam0uqamp D30
    60 13 tv2t7497nmsi C2 x C30
    61 1 1b676ww011t9i C61
    62 1 1cwn8k2y1oxd8 D31
    62 2 qqho1pogep4t C62
    63 1 36gxsm88w48md C7 : C9
    63 2 2zyhkq7c149wb C63
    63 3 olw2mavxs4ka C3 x (C7 : C3)
    63 4 2uvv30j5pwkqa C3 x C21
    """
}
