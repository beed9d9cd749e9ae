// Generated from what the oracle's ASCII folding filter does to every code point (1,242 of them change);
// made by folding each alone and listing the runs of those that change. FilterConformanceTests compares every one with the oracle.
namespace SummitSearch.Lucene.Analysis.Folding;

internal static partial class AsciiFoldingTable
{
    /// <summary>A run a line: the first code point in hexadecimal, then what it and its successors become.</summary>
    private const string Runs = """
        AB "
        B2 2 3
        B9 1
        BB "
        C0 A A A A A A AE C E E E E I I I I D N O O O O O
        D8 O U U U U Y TH ss a a a a a a ae c e e e e i i i i d n o o o o o
        F8 o u u u u y th y A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g
        120 G g G g H h H h I i I i I i I i I i IJ ij J j K k q L l L l L l L l L l N n N n N
        148 n n N n O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u
        170 U u U u W w Y y Y Z z Z z Z z s b B B b
        186 O C c D D D d
        18E E A E F f G
        195 hv I I K k l
        19C M N n O O o
        1A4 P p
        1AB t T t T U u
        1B2 V Y y Z z
        1BF w
        1C4 DZ Dz dz LJ Lj lj NJ Nj nj A a I i O o U u U u U u U u U u e A a A a AE ae G G G G K k O o
        1EC O o
        1F0 j DZ Dz dz G g HV W N n A a AE ae O o A a A a E e E e I i I i O o O o R r R r U u U u
        218 S s T t Z z H h N d OU ou Z z A a E e O o O o O o O o Y y l n t j db qp A C c L T s
        240 z
        243 B U V E e J j Q q R r Y y a
        253 b o c d d e a a e e e e j g g G
        265 h h
        268 i
        26A I l l l
        26F m m m n n N o OE
        27C r r r r R R s
        284 j
        287 t t u
        28B v v w y Y z z
        297 C
        299 B e G H j k L q
        2A3 dz
        2A5 dz ts
        2A8 tc
        2AA ls lz
        2AE h h
        1D00 A AE ae B C D D E e i J K L M N O O
        1D14 oe OU o o P R R T U
        1D20 V W Z
        1D62 i r u v
        1D6B ue b d f m n p r r s t z g
        1D79 g th I i p U
        1D80 b d f g k l m n p r s
        1D8C v x z a
        1D91 d e e e a i o
        1D99 u
        1E00 A a B b B b B b C c D d D d D d D d D d E e E e E e E e E e F f G g H h H h H h
        1E28 H h H h I i I i K k K k K k L l L l L l L l M m M m M m N n N n N n N n O o O o
        1E50 O o O o P p P p R r R r R r R r S s S s S s S s S s T t T t T t T t U u U u U u
        1E78 U u U u V v V v W w W w W w W w W w X x X x Y y Z z Z z Z z h t w y a f s s SS
        1EA0 A a A a A a A a A a A a A a A a A a A a A a A a E e E e E e E e E e E e E e E e
        1EC8 I i I i O o O o O o O o O o O o O o O o O o O o O o O o U u U u U u U u U u U u
        1EF0 U u Y y Y y Y y Y y LL ll V
        1EFE Y y
        2010 - - - - -
        2018 ' ' ' ' " " "
        2032 ' "
        2035 ' "
        2038 ^ ' '
        203C !!
        2044 / [ ] ?? ?! !?
        204E * ;
        2052 % ~
        2070 0 i
        2074 4 5 6 7 8 9 + - = ( ) n 0 1 2 3 4 5 6 7 8 9 + - = ( )
        2090 a e o x a
        2184 c
        2460 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 (1) (2) (3) (4) (5) (6) (7) (8) (9) (10) (11) (12) (13) (14) (15) (16) (17) (18) (19) (20)
        2488 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. 13. 14. 15. 16. 17. 18. 19. 20. (a) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k) (l) (m) (n) (o) (p) (q) (r) (s) (t)
        24B0 (u) (v) (w) (x) (y) (z) A B C D E F G H I J K L M N O P Q R S T U V W X Y Z a b c d e f g h
        24D8 i j k l m n o p q r s t u v w x y z 0 11 12 13 14 15 16 17 18 19 20 1 2 3 4 5 6 7 8 9 10 0
        275B ' ' " "
        2768 ( ) ( ) < > " " < > [ ] { } 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6
        2790 7 8 9 10
        2C60 L l L P R a t H h K k Z z
        2C6E M a
        2C71 v W w v H h
        2C78 e
        2C7A o E j
        2E28 (( ))
        A728 TZ tz
        A730 F S AA aa AO ao AU au AV av AV av AY ay c c K k K k K k L l L l O o O o OO oo P p P p P p Q q
        A758 Q q R r
        A75E V v VY vy Z z
        A766 TH th V
        A779 D d F f G G g L l R r s S T
        A7FB F p M I M
        FB00 ff fi fl ffi ffl
        FB06 st
        FF01 ! " # $ % & ' ( ) * + , - . / 0 1 2 3 4 5 6 7 8 9 : ; < = > ? @ A B C D E F G H
        FF29 I J K L M N O P Q R S T U V W X Y Z [ \ ] ^ _
        FF41 a b c d e f g h i j k l m n o p q r s t u v w x y z {
        FF5D } ~
        """;
}
