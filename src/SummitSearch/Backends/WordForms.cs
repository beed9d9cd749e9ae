using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace SummitSearch.Backends;

/// <summary>English word forms and what they count as. Each line is the common form, then its variants.</summary>
internal static class WordForms
{
    private const string IrregularVerbs = """
        arise arose arisen;awake awoke awoken;bear bore borne;beat beaten;become became;begin began begun;bend bent;bind bound;bite bit bitten
        bleed bled;blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt;buy bought;catch caught;choose chose chosen;cling clung
        come came;creep crept;deal dealt;dig dug;draw drew drawn;dream dreamt;drink drank drunk;drive drove driven;eat ate eaten
        fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fly flew flown flies;forbid forbade forbidden;forecast forecasted;forget forgot forgotten
        forgive forgave forgiven;freeze froze frozen;get got gotten;give gave given;go went gone goes;grind ground;grow grew grown;hang hung;hear heard;hide hid hidden
        hold held;keep kept;kneel knelt;know knew known;lay laid;lead led;lean leant;leap leapt;learn learnt;leave left;lend lent;lose lost
        make made;mean meant;meet met;mislead misled;mistake mistook mistaken;overcome overcame;overtake overtook overtaken;overthrow overthrew overthrown;pay paid;prove proven
        ride rode ridden;ring rang rung;rise rose risen;run ran;see saw seen;seek sought;sell sold;send sent;shake shook shaken;shine shone
        shoot shot;show shown;shrink shrank shrunk;sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;speak spoke spoken;spend spent
        spin spun;spring sprang sprung;stand stood;steal stole stolen;stick stuck;sting stung;strike struck stricken;strive strove striven;swear swore sworn
        sweep swept;swim swam swum;swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown
        undergo underwent undergone;understand understood;undertake undertook undertaken;uphold upheld;wake woke woken;wear wore worn;weave wove woven;weep wept;win won;wind wound
        withdraw withdrew withdrawn;withhold withheld;withstand withstood;write wrote written;defend defence defense;die died dying dies;lie lied lying;tie tied tying
        """;

    // Its last line: Porter 2 takes the plural of a word in -u for Latin and leaves it.
    private const string IrregularNouns = """
        man men;woman women;child children;person people persons;foot feet;tooth teeth;goose geese;mouse mice;crisis crises;analysis analyses;basis bases;thesis theses
        hypothesis hypotheses;diagnosis diagnoses;phenomenon phenomena;criterion criteria;bacterium bacteria;medium media;datum data;curriculum curricula;memorandum memoranda
        leaf leaves;wife wives;knife knives;wolf wolves;shelf shelves;thief thieves;half halves;life lives;loaf loaves;calf calves;scarf scarves;nucleus nuclei;stimulus stimuli;fungus fungi;alumnus alumni
        matrix matrices;index indices;appendix appendices;vertex vertices;axis axes;policeman policemen;fisherman fishermen;businessman businessmen;spokesman spokesmen spokeswoman spokesperson;chairman chairmen chairwoman chairperson
        congressman congressmen congresswoman;lawmaker legislator;gentleman gentlemen;ox oxen;louse lice;die dice
        menu menus;guru gurus;emu emus;hindu hindus;zulu zulus;hutu hutus;bantu bantus;senkaku senkakus;ryukyu ryukyus
        """;

    private const string Spellings = """
        labor labour;color colour;honor honour;favor favour;neighbor neighbour;harbor harbour;rumor rumour;humor humour;behavior behaviour;armor armour;vapor vapour;flavor flavour;vigor vigour;endeavor endeavour
        center centre;theater theatre;meter metre;liter litre;fiber fibre;caliber calibre;specter spectre;license licence;offense offence;pretense pretence;program programme;catalog catalogue;dialog dialogue;analog analogue
        aluminum aluminium;airplane aeroplane;plow plough;gray grey;check cheque;tire tyre;jewelry jewellery;mold mould;mustache moustache;pajamas pyjamas;skeptic sceptic;skeptical sceptical;maneuver manoeuvre;maneuvers manoeuvres
        traveler traveller;traveling travelling;traveled travelled;canceled cancelled;canceling cancelling;modeling modelling;labeled labelled;fueled fuelled;signaled signalled;counselor counsellor;enroll enrol;enrollment enrolment;fulfill fulfil;skillful skilful
        organize organise;organized organised;organizing organising;organization organisation;organizations organisations;realize realise;realized realised;recognize recognise;recognized recognised;criticize criticise;criticized criticised;emphasize emphasise
        apologize apologise;authorize authorise;authorized authorised;modernize modernise;modernization modernisation;mobilize mobilise;mobilization mobilisation;stabilize stabilise;finalize finalise;prioritize prioritise;analyze analyse;analyzed analysed;paralyze paralyse
        civilization civilisation;globalization globalisation;privatization privatisation;normalization normalisation;characterize characterise;minimize minimise;maximize maximise;utilize utilise;summarize summarise;specialize specialise
        pediatric paediatric;anemia anaemia;leukemia leukaemia;hemoglobin haemoglobin;estrogen oestrogen;fetus foetus;fetal foetal;tumor tumour;tumors tumours;edema oedema;diarrhea diarrhoea;esophagus oesophagus;orthopedic orthopaedic;ischemia ischaemia;ischemic ischaemic
        """;

    private const string Numbers = """
        0 zero;1 one;2 two;3 three;4 four;5 five;6 six;7 seven;8 eight;9 nine;10 ten;11 eleven;12 twelve;13 thirteen;14 fourteen;15 fifteen;16 sixteen;17 seventeen;18 eighteen;19 nineteen;20 twenty;30 thirty;40 forty;50 fifty;60 sixty;70 seventy;80 eighty;90 ninety
        1st first;2nd second;3rd third;4th fourth;5th fifth;6th sixth;7th seventh;8th eighth;9th ninth;10th tenth
        """;

    private const string Months = "january jan;february feb;august aug;september sept sep;october oct;november nov;december dec";

    private const string Peoples = """
        america american americans;china chinese;japan japanese;britain british briton britons;france french frenchman;germany german germans;italy italian italians;spain spanish spaniard spaniards;russia russian russians;ukraine ukrainian ukrainians
        korea korean koreans;taiwan taiwanese;philippines filipino filipinos philippine;australia australian australians;canada canadian canadians;mexico mexican mexicans;brazil brazilian brazilians;india indian indians;pakistan pakistani pakistanis
        israel israeli israelis;palestine palestinian palestinians;iran iranian iranians;iraq iraqi iraqis;syria syrian syrians;turkey turkish turks;egypt egyptian egyptians;saudi saudis;lebanon lebanese;jordan jordanian jordanians;yemen yemeni yemenis
        poland polish pole poles;netherlands dutch dutchman;belgium belgian belgians;sweden swedish swede swedes;norway norwegian norwegians;denmark danish dane danes;finland finnish finn finns;greece greek greeks;portugal portuguese;ireland irish irishman
        scotland scottish scots;wales welsh;england english englishman;switzerland swiss;austria austrian austrians;hungary hungarian hungarians;romania romanian romanians;bulgaria bulgarian bulgarians;serbia serbian serbs;croatia croatian croats;czechia czech czechs
        vietnam vietnamese;thailand thai thais;indonesia indonesian indonesians;malaysia malaysian malaysians;singapore singaporean;cambodia cambodian cambodians;myanmar burmese burma;mongolia mongolian mongolians;nepal nepalese;afghanistan afghan afghans
        africa african africans;europe european europeans;asia asian asians;nigeria nigerian nigerians;kenya kenyan kenyans;ethiopia ethiopian ethiopians;somalia somali somalis;sudan sudanese;libya libyan libyans;algeria algerian algerians;morocco moroccan moroccans;tunisia tunisian
        argentina argentine argentinian;chile chilean chileans;colombia colombian colombians;peru peruvian peruvians;venezuela venezuelan venezuelans;cuba cuban cubans;haiti haitian haitians
        """;

    private static readonly FrozenDictionary<string, string> Forms = Read(IrregularVerbs, IrregularNouns, Spellings, Numbers, Months, Peoples);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan = Forms.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly bool[] Shapes = ShapesOf(Forms.Keys);

    /// <summary>The common form of a word; false if the word is not a variant of any.</summary>
    public static bool TryGet(ReadOnlySpan<char> word, [NotNullWhen(true)] out string? form)
    {
        form = null;
        return word.Length > 0 && Shapes[ShapeOf(word)] && BySpan.TryGetValue(word, out form);
    }

    /// <summary>Length, first and last letter as one number: few words share theirs with a variant, and so need not be looked up.</summary>
    private static int ShapeOf(ReadOnlySpan<char> word) => (Math.Min(word.Length, 31) << 10) | ((word[0] & 31) << 5) | (word[^1] & 31);

    private static bool[] ShapesOf(IEnumerable<string> words)
    {
        bool[] shapes = new bool[1 << 15];
        foreach (string word in words) shapes[ShapeOf(word)] = true;
        return shapes;
    }

    private static FrozenDictionary<string, string> Read(params ReadOnlySpan<string> tables)
    {
        var forms = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string table in tables)
        {
            foreach (string line in table.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                // Of two tables that claim a word, the first has it.
                foreach (string variant in words.AsSpan(1)) forms.TryAdd(variant, words[0]);
            }
        }
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
