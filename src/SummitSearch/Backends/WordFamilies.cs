using System.Collections.Frozen;
using SummitSearch.Lucene.Analysis;

namespace SummitSearch.Backends;

/// <summary>English words of one family that stems do not bring together: who tells of an invasion may write "invaded". Each line holds families, and each of a family's words stands for the others.</summary>
/// <remarks>Written for this from general knowledge. Left out are families whose words went apart (office, official; certain, certainty), and comparatives: who asks for "higher" does not ask for "high".</remarks>
internal static class WordFamilies
{
    private const string Words = """
        decide decision;invade invasion;explode explosion;expand expansion;extend extension;suspend suspension;defend defensive;conclude conclusion;include inclusion;exclude exclusion;divide division;collide collision
        persuade persuasion;evade evasion;intrude intrusion;erode erosion;concede concession;succeed success successor;exceed excess;respond response;ascend ascent;descend descent;intend intent;attend attendee;comprehend comprehension
        apprehend apprehension;describe description;prescribe prescription;subscribe subscription;absorb absorption;produce production;reduce reduction;introduce introduction introductory;induce induction;deduce deduction
        destroy destruction;receive receipt recipient;perceive perception;deceive deception;permit permission;admit admission;submit submission;transmit transmission transmitter;omit omission;emit emission;convert conversion
        divert diversion;apply application;imply implication;multiply multiplication;supply supplier;rely reliance reliable;comply compliance compliant;deny denial;defy defiance defiant;ally alliance;classify classification
        identify identification;verify verification;justify justification;notify notification;ratify ratification;modify modification;qualify qualification;certify certification;clarify clarification;specify specification
        unify unification;diversify diversification;simplify simplification;testify testimony;occupy occupation;move movement motion;solve solution;resolve resolution;dissolve dissolution;evolve evolution evolutionary;survive survivor
        bury burial;marry marriage marital;grow growth grower;die death dead;strong strength strengthen;long length lengthy lengthen;wide width widen;deep depth deepen;high height heighten;warm warmth;true truth;young youth
        weigh weight;fly flight;speak speech speaker;choose choice;lose loss loser;sell sale seller;buy buyer;believe belief;prove proof;relieve relief;advise advice advisor advisory;behave behavior;fail failure;expose exposure
        seize seizure;close closure;depart departure;mix mixture;legislate legislature legislator;poor poverty;free freedom;hot heat;proud pride;broad breadth broaden;safe safety;cruel cruelty;loyal loyalty loyalist;violent violence
        silent silence;absent absence;distant distance;occur occurrence;president presidential;parliament parliamentary parliamentarian;congress congressional;finance financial;commerce commercial;economy economic economist
        politics politician;diplomat diplomacy;history historic historian;strategy strategic strategist;theory theoretical theorist;philosophy philosopher;ministry minister ministerial;budget budgetary;navy naval
        judge judicial judiciary judgment;crime criminal;prison imprison;terror terrorist;arson arsonist;rape rapist;rob robbery robber;steal theft thief;kidnap kidnapper;kill killer;shoot shooter;bomb bomber bombardment
        smuggle smuggler;fraud fraudulent;bribe bribery;acquit acquittal;sue lawsuit;prosecute prosecutor;elect elector;vote voter;candidate candidacy;nominate nominee;appoint appointee;poll pollster;retire retiree;employ employee
        detain detention detainee;evacuate evacuee;train trainee trainer;riot rioter;fight fighter;rebel rebellion rebellious;conquer conquest conqueror;rescue rescuer;agree agreement;disagree disagreement;oppose opposition opponent
        compose composition;impose imposition;compete competition competitor;repeat repetition;define definition;acquire acquisition;inquire inquiry;pay payment payer;ship shipment shipper;treat treatment;settle settlement settler
        invest investor;argue argument;punish punitive;work worker;lead leader leadership;own owner ownership;member membership;friend friendship;partner partnership;citizen citizenship;champion championship;teach teacher;drive driver
        play player;sing singer song;write writer;paint painter;dance dancer;run runner;swim swimmer;ride rider;ski skier;cycle cyclist;farm farmer;fish fishery fisherman;hunt hunter;build builder;make maker;bake bakery baker
        brew brewery brewer;print printer;edit editor;view viewer;read reader;trade trader;lend lender;bank banker;credit creditor;debt debtor;rent rental renter;consume consumption;deal dealer;broker brokerage;bid bidder;act action
        react reaction;direct director;inspect inspector;protect protector;collect collector;contract contractor;instruct instructor;invent inventor;visit visitor;sail sailor;supervise supervisor supervisory;distribute distributor
        contribute contributor;sculpt sculptor sculpture;fame famous;religion religious;suspect suspicion suspicious;science scientist scientific;art artist;piano pianist;guitar guitarist;journalism journalist;physics physicist
        chemistry chemist chemical;tour tourist tourism;colony colonist colonize;medicine medical;surgery surgeon surgical;pharmacy pharmacist pharmaceutical;therapy therapist therapeutic;dentist dental dentistry
        diagnose diagnosis diagnostic;analyze analysis analyst;psychiatry psychiatrist psychiatric;virus viral;bacterium bacterial;gene genetic geneticist;cell cellular;muscle muscular;molecule molecular;empire imperial emperor
        monarch monarchy;pope papal papacy;jew jewish judaism;buddhist buddhism;communist communism;fascist fascism;racist racism;marxist marxism;compare comparison;vary variation variable;intervene intervention;convene convention
        retain retention;maintain maintenance;abstain abstention;explain explanation;proclaim proclamation;compel compulsion;expel expulsion;propel propulsion;reveal revelation;abolish abolition;demolish demolition
        extinguish extinction;distinguish distinction;nourish nutrition;obey obedience;assume assumption;resume resumption;redeem redemption;join joint;know knowledge;north northern;south southern;east eastern;west western
        center central;music musician;magic magician;library librarian;comedy comedian comic;tragedy tragic;mathematics mathematician;statistics statistician;electricity electrician;neighbor neighborhood;child childhood;lie liar
        migrate migrant;claim claimant;vacant vacancy;pregnant pregnancy;infant infancy;bankrupt bankruptcy;accurate accuracy;private privacy;pirate piracy;conspire conspiracy;secret secrecy;legitimate legitimacy;literate literacy
        advocate advocacy;aristocrat aristocracy;bureaucrat bureaucracy;supreme supremacy;frequent frequency;urgent urgency;sympathy sympathetic;emphasis emphasize;synthesis synthesize synthetic;hypothesis hypothetical
        prophet prophecy;injure injury;enter entry entrance entrant;register registry registration registrar;administer administration;discover discovery discoverer;recover recovery;deliver delivery;brave bravery;slave slavery enslave
        forge forgery;machine machinery;refine refinery;jewel jewelry;expire expiry;burglar burglary;difficult difficulty;honest honesty;sovereign sovereignty;penal penalty;guilt guilty;hunger hungry;anger angry;wealth wealthy
        health healthy;risk risky;luck lucky;cloud cloudy;rain rainy;storm stormy;wind windy;snow snowy;noble nobility;stable stability;liable liability;simple simplicity;toxic toxin;curious curiosity;generous generosity
        anxious anxiety;drink drinker;smoke smoker;gamble gambler;win winner;rule ruler;shop shopper;program programmer;hack hacker;merge merger;retaliate retaliatory;regulate regulatory;prefer preferential;spy espionage
        hero heroic heroism;drama dramatic dramatist;poem poet poetry poetic;volcano volcanic;glacier glacial;planet planetary;treason traitor;province provincial;tribe tribal;globe global;tide tidal;coast coastal;adult adulthood
        detect detector;infect infectious;inflate inflationary;tax taxation taxpayer;secede secession secessionist;refuge refugee;crown coronation;assess assessor;audit auditor;manage managerial;chair chairman chairmanship
        execute executioner;besiege siege;capture captive captor
        """;

    private const string Peoples = """
        bolivia bolivian;ecuador ecuadorian ecuadorean;uruguay uruguayan;paraguay paraguayan;jamaica jamaican;panama panamanian;guatemala guatemalan;honduras honduran;nicaragua nicaraguan;kuwait kuwaiti;qatar qatari;bahrain bahraini
        estonia estonian;latvia latvian;lithuania lithuanian;belarus belarusian;moldova moldovan;armenia armenian;azerbaijan azerbaijani azeri;kazakhstan kazakh;uzbekistan uzbek;turkmenistan turkmen;kyrgyzstan kyrgyz;tajikistan tajik
        slovakia slovak;slovenia slovenian slovene;bosnia bosnian;albania albanian;macedonia macedonian;kosovo kosovar;cyprus cypriot;malta maltese;tibet tibetan;bangladesh bangladeshi;lanka lankan;laos laotian;congo congolese
        rwanda rwandan;uganda ugandan;tanzania tanzanian;zambia zambian;zimbabwe zimbabwean;angola angolan;mozambique mozambican;ghana ghanaian;senegal senegalese;cameroon cameroonian;liberia liberian;eritrea eritrean;arab arabian
        kurd kurdish kurdistan;catalan catalonia;siberia siberian;crimea crimean;chechnya chechen;okinawa okinawan;hawaii hawaiian;texas texan;california californian;paris parisian;rome roman;athens athenian;venice venetian
        vienna viennese;persia persian;tunis tunisian;gaza gazan;bavaria bavarian;sicily sicilian;brittany breton;prussia prussian;yugoslavia yugoslav;czechoslovakia czechoslovak;fiji fijian;samoa samoan;tonga tongan
        """;

    private static readonly Lazy<FrozenDictionary<string, string[]>> ByTerm = new(Read);

    /// <summary>The families as they are written down.</summary>
    public static IEnumerable<string> All => $"{Words}\n{Peoples}".Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The terms of the other words of a term's family; none where it has no family.</summary>
    /// <param name="language">Language of the field.</param>
    /// <param name="term">A term as the analysis of that language leaves it.</param>
    public static IReadOnlyList<string> Of(string language, string term) => language == "en" && ByTerm.Value.TryGetValue(term, out string[]? others) ? others : [];

    private static FrozenDictionary<string, string[]> Read()
    {
        Analyzer analyzer = LanguageFields.AnalyzerOf("en");
        var byTerm = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (string family in All)
        {
            string[] terms = [.. AnalyzedWords.Of(analyzer, PassageSchema.Text("en"), family).Select(static w => w.Term)];
            foreach (string term in terms)
            {
                if (!byTerm.TryGetValue(term, out HashSet<string>? others)) byTerm.Add(term, others = new(StringComparer.Ordinal));
                others.UnionWith(terms.Where(other => other != term));
            }
        }
        return byTerm.ToFrozenDictionary(static t => t.Key, static t => t.Value.ToArray(), StringComparer.Ordinal);
    }
}
