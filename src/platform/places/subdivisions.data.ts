/**
 * The subdivisions of countries (ISO 3166-2, without the country's prefix) where tax or delivery differs by region. An entry is
 * `CODE Name|Other name|Older or short code`, and entries are separated by `;` and line breaks. In a line with `:`, the subdivision
 * before the colon contains the subdivisions after it. For example, a rate of the Canary Islands also applies to Las Palmas.
 * Names are compared without accents, case and punctuation.
 */
export const SUBDIVISIONS: Record<string, string> = {
  US: `AL Alabama; AK Alaska; AZ Arizona; AR Arkansas; CA California; CO Colorado; CT Connecticut; DE Delaware; FL Florida; GA Georgia;
    HI Hawaii; ID Idaho; IL Illinois; IN Indiana; IA Iowa; KS Kansas; KY Kentucky; LA Louisiana; ME Maine; MD Maryland;
    MA Massachusetts; MI Michigan; MN Minnesota; MS Mississippi; MO Missouri; MT Montana; NE Nebraska; NV Nevada; NH New Hampshire;
    NJ New Jersey; NM New Mexico; NY New York; NC North Carolina; ND North Dakota; OH Ohio; OK Oklahoma; OR Oregon; PA Pennsylvania;
    RI Rhode Island; SC South Carolina; SD South Dakota; TN Tennessee; TX Texas; UT Utah; VT Vermont; VA Virginia; WA Washington;
    WV West Virginia; WI Wisconsin; WY Wyoming; DC District of Columbia|Washington DC; AS American Samoa; GU Guam;
    MP Northern Mariana Islands; PR Puerto Rico; UM United States Minor Outlying Islands|US Minor Outlying Islands;
    VI US Virgin Islands|Virgin Islands US|Virgin Islands|United States Virgin Islands; AA Armed Forces Americas; AE Armed Forces Europe;
    AP Armed Forces Pacific`,
  CA: `AB Alberta; BC British Columbia|Colombie-Britannique; MB Manitoba; NB New Brunswick|Nouveau-Brunswick;
    NL Newfoundland and Labrador|Newfoundland & Labrador|Newfoundland|Terre-Neuve-et-Labrador; NS Nova Scotia|Nouvelle-Écosse;
    NT Northwest Territories|Territoires du Nord-Ouest; NU Nunavut; ON Ontario; PE Prince Edward Island|Île-du-Prince-Édouard|PEI;
    QC Québec|PQ; SK Saskatchewan; YT Yukon|Yukon Territory`,
  BR: `AC Acre; AL Alagoas; AM Amazonas; AP Amapá; BA Bahia; CE Ceará; DF Distrito Federal|Federal District|Brasília; ES Espírito Santo;
    GO Goiás; MA Maranhão; MG Minas Gerais; MS Mato Grosso do Sul; MT Mato Grosso; PA Pará; PB Paraíba; PE Pernambuco; PI Piauí;
    PR Paraná; RJ Rio de Janeiro; RN Rio Grande do Norte; RO Rondônia; RR Roraima; RS Rio Grande do Sul; SC Santa Catarina;
    SE Sergipe; SP São Paulo; TO Tocantins`,
  MX: `AGU Aguascalientes|AGS; BCN Baja California|BC; BCS Baja California Sur; CAM Campeche; CHH Chihuahua; CHP Chiapas;
    CMX Ciudad de México|Mexico City|CDMX|Distrito Federal|DIF|DF; COA Coahuila de Zaragoza|Coahuila; COL Colima; DUR Durango;
    GRO Guerrero; GUA Guanajuato|GTO; HID Hidalgo|HGO; JAL Jalisco; MEX México|Edomex; MIC Michoacán de Ocampo|Michoacán; MOR Morelos;
    NAY Nayarit; NLE Nuevo León|NL; OAX Oaxaca; PUE Puebla; QUE Querétaro|QRO; ROO Quintana Roo|Q Roo; SIN Sinaloa;
    SLP San Luis Potosí; SON Sonora; TAB Tabasco; TAM Tamaulipas|TAMPS; TLA Tlaxcala;
    VER Veracruz de Ignacio de la Llave|Veracruz; YUC Yucatán; ZAC Zacatecas`,
  AU: `ACT Australian Capital Territory; NSW New South Wales; NT Northern Territory; QLD Queensland; SA South Australia; TAS Tasmania;
    VIC Victoria; WA Western Australia`,
  IN: `AN Andaman and Nicobar Islands|Andaman & Nicobar Islands|Andaman and Nicobar; AP Andhra Pradesh; AR Arunachal Pradesh; AS Assam;
    BR Bihar; CG Chhattisgarh|CT; CH Chandigarh; DH Dadra and Nagar Haveli and Daman and Diu|Dadra and Nagar Haveli|Daman and Diu|DN|DD;
    DL Delhi|New Delhi|NCT of Delhi; GA Goa; GJ Gujarat; HP Himachal Pradesh; HR Haryana; JH Jharkhand;
    JK Jammu and Kashmir|Jammu & Kashmir; KA Karnataka; KL Kerala; LA Ladakh; LD Lakshadweep; MH Maharashtra; ML Meghalaya; MN Manipur;
    MP Madhya Pradesh; MZ Mizoram; NL Nagaland; OD Odisha|Orissa|OR; PB Punjab; PY Puducherry|Pondicherry; RJ Rajasthan; SK Sikkim;
    TN Tamil Nadu|Tamilnadu; TR Tripura; TS Telangana|TG; UK Uttarakhand|Uttaranchal|UT; UP Uttar Pradesh; WB West Bengal`,
  ES: `AN Andalucía|Andalusia: AL Almería; CA Cádiz; CO Córdoba; GR Granada; H Huelva; J Jaén; MA Málaga; SE Sevilla|Seville
    AR Aragón: HU Huesca; TE Teruel; Z Zaragoza|Saragossa
    AS Asturias|Principado de Asturias|O
    CB Cantabria|S
    CE Ceuta
    CL Castilla y León|Castile and León: AV Ávila; BU Burgos; LE León; P Palencia; SA Salamanca; SG Segovia; SO Soria; VA Valladolid; ZA Zamora
    CM Castilla-La Mancha: AB Albacete; CR Ciudad Real; CU Cuenca; GU Guadalajara; TO Toledo
    CN Canarias|Canary Islands|Islas Canarias: GC Las Palmas|Las Palmas de Gran Canaria|Gran Canaria; TF Santa Cruz de Tenerife|Tenerife
    CT Catalunya|Cataluña|Catalonia: B Barcelona; GI Girona|Gerona; L Lleida|Lérida; T Tarragona
    EX Extremadura: BA Badajoz; CC Cáceres
    GA Galicia|Galiza: C A Coruña|La Coruña|Coruña; LU Lugo; OR Ourense|Orense; PO Pontevedra
    IB Illes Balears|Islas Baleares|Baleares|Balears|Balearic Islands|PM
    MC Murcia|Región de Murcia|MU
    MD Madrid|Comunidad de Madrid|M
    ML Melilla
    NC Navarra|Comunidad Foral de Navarra|Nafarroa|Navarre|NA
    PV País Vasco|Euskadi|Euskal Herria|Basque Country: BI Bizkaia|Vizcaya; SS Gipuzkoa|Guipúzcoa; VI Álava|Araba
    RI La Rioja|Rioja|LO
    VC Comunidad Valenciana|Comunitat Valenciana|Valencian Community: A Alicante|Alacant; CS Castellón|Castelló; V Valencia|València`,
  PT: `01 Aveiro; 02 Beja; 03 Braga; 04 Bragança; 05 Castelo Branco; 06 Coimbra; 07 Évora; 08 Faro|Algarve; 09 Guarda; 10 Leiria;
    11 Lisboa|Lisbon; 12 Portalegre; 13 Porto|Oporto; 14 Santarém; 15 Setúbal; 16 Viana do Castelo; 17 Vila Real; 18 Viseu;
    20 Região Autónoma dos Açores|Açores|Azores; 30 Região Autónoma da Madeira|Madeira`,
  IT: `21 Piemonte|Piedmont: AL Alessandria; AT Asti; BI Biella; CN Cuneo; NO Novara; TO Torino|Turin; VB Verbano-Cusio-Ossola; VC Vercelli
    23 Valle d'Aosta|Val d'Aosta|Val d'Aoste|Aosta|Aosta Valley|Vallée d'Aoste|AO
    25 Lombardia|Lombardy: BG Bergamo; BS Brescia; CO Como; CR Cremona; LC Lecco; LO Lodi; MB Monza e Brianza|Monza e della Brianza|Monza; MI Milano|Milan; MN Mantova; PV Pavia; SO Sondrio; VA Varese
    32 Trentino-Alto Adige|Trentino-Südtirol|Trentino-South Tyrol: BZ Bolzano|Bozen|Südtirol|Alto Adige|South Tyrol; TN Trento|Trentino
    34 Veneto: BL Belluno; PD Padova|Padua; RO Rovigo; TV Treviso; VE Venezia|Venice; VI Vicenza; VR Verona
    36 Friuli-Venezia Giulia: GO Gorizia; PN Pordenone; TS Trieste; UD Udine
    42 Liguria: GE Genova|Genoa; IM Imperia; SP La Spezia; SV Savona
    45 Emilia-Romagna: BO Bologna; FC Forlì-Cesena; FE Ferrara; MO Modena; PC Piacenza; PR Parma; RA Ravenna; RE Reggio Emilia|Reggio nell'Emilia; RN Rimini
    52 Toscana|Tuscany: AR Arezzo; FI Firenze|Florence; GR Grosseto; LI Livorno; LU Lucca; MS Massa-Carrara; PI Pisa; PO Prato; PT Pistoia; SI Siena
    55 Umbria: PG Perugia; TR Terni
    57 Marche: AN Ancona; AP Ascoli Piceno; FM Fermo; MC Macerata; PU Pesaro e Urbino
    62 Lazio|Latium: FR Frosinone; LT Latina; RI Rieti; RM Roma|Rome; VT Viterbo
    65 Abruzzo: AQ L'Aquila; CH Chieti; PE Pescara; TE Teramo
    67 Molise: CB Campobasso; IS Isernia
    72 Campania: AV Avellino; BN Benevento; CE Caserta; NA Napoli|Naples; SA Salerno
    75 Puglia|Apulia: BA Bari; BR Brindisi; BT Barletta-Andria-Trani; FG Foggia; LE Lecce; TA Taranto
    77 Basilicata: MT Matera; PZ Potenza
    78 Calabria: CS Cosenza; CZ Catanzaro; KR Crotone; RC Reggio Calabria|Reggio di Calabria; VV Vibo Valentia
    82 Sicilia|Sicily: AG Agrigento; CL Caltanissetta; CT Catania; EN Enna; ME Messina; PA Palermo; RG Ragusa; SR Siracusa|Syracuse; TP Trapani
    88 Sardegna|Sardinia: CA Cagliari; NU Nuoro; OR Oristano; SS Sassari; SU Sud Sardegna; CI Carbonia-Iglesias|Sulcis Iglesiente; OG Ogliastra; OT Olbia-Tempio|Gallura Nord-Est Sardegna; VS Medio Campidano`,
  FR: `ARA Auvergne-Rhône-Alpes: 01 Ain; 03 Allier; 07 Ardèche; 15 Cantal; 26 Drôme; 38 Isère; 42 Loire; 43 Haute-Loire; 63 Puy-de-Dôme; 69 Rhône|69D|69M|Métropole de Lyon; 73 Savoie; 74 Haute-Savoie
    BFC Bourgogne-Franche-Comté: 21 Côte-d'Or; 25 Doubs; 39 Jura; 58 Nièvre; 70 Haute-Saône; 71 Saône-et-Loire; 89 Yonne; 90 Territoire de Belfort
    BRE Bretagne|Brittany: 22 Côtes-d'Armor; 29 Finistère; 35 Ille-et-Vilaine; 56 Morbihan
    CVL Centre-Val de Loire|Centre: 18 Cher; 28 Eure-et-Loir; 36 Indre; 37 Indre-et-Loire; 41 Loir-et-Cher; 45 Loiret
    20R Corse|Corsica|COR: 2A Corse-du-Sud; 2B Haute-Corse
    GES Grand Est: 6AE Alsace|Collectivité européenne d'Alsace; 08 Ardennes; 10 Aube; 51 Marne; 52 Haute-Marne; 54 Meurthe-et-Moselle; 55 Meuse; 57 Moselle; 67 Bas-Rhin; 68 Haut-Rhin; 88 Vosges
    HDF Hauts-de-France: 02 Aisne; 59 Nord; 60 Oise; 62 Pas-de-Calais; 80 Somme
    IDF Île-de-France: 75 Paris|75C; 77 Seine-et-Marne; 78 Yvelines; 91 Essonne; 92 Hauts-de-Seine; 93 Seine-Saint-Denis; 94 Val-de-Marne; 95 Val-d'Oise
    NOR Normandie|Normandy: 14 Calvados; 27 Eure; 50 Manche; 61 Orne; 76 Seine-Maritime
    NAQ Nouvelle-Aquitaine: 16 Charente; 17 Charente-Maritime; 19 Corrèze; 23 Creuse; 24 Dordogne; 33 Gironde; 40 Landes; 47 Lot-et-Garonne; 64 Pyrénées-Atlantiques; 79 Deux-Sèvres; 86 Vienne; 87 Haute-Vienne
    OCC Occitanie: 09 Ariège; 11 Aude; 12 Aveyron; 30 Gard; 31 Haute-Garonne; 32 Gers; 34 Hérault; 46 Lot; 48 Lozère; 65 Hautes-Pyrénées; 66 Pyrénées-Orientales; 81 Tarn; 82 Tarn-et-Garonne
    PDL Pays de la Loire: 44 Loire-Atlantique; 49 Maine-et-Loire; 53 Mayenne; 72 Sarthe; 85 Vendée
    PAC Provence-Alpes-Côte d'Azur|PACA: 04 Alpes-de-Haute-Provence; 05 Hautes-Alpes; 06 Alpes-Maritimes; 13 Bouches-du-Rhône; 83 Var; 84 Vaucluse
    971 Guadeloupe|GP; 972 Martinique|MQ; 973 Guyane|French Guiana|Guyane française|GF; 974 La Réunion|Réunion|RE; 976 Mayotte|YT
    BL Saint-Barthélemy; MF Saint-Martin; PM Saint-Pierre-et-Miquelon; WF Wallis-et-Futuna; PF Polynésie française|French Polynesia
    NC Nouvelle-Calédonie|New Caledonia; TF Terres australes françaises; CP Clipperton`,
  AE: `AZ Abu Dhabi|Abū Z̧aby|Abu Zabi|أبو ظبي|AUH; AJ Ajman|عجمان; DU Dubai|Dubayy|دبي|DXB; FU Fujairah|Al Fujayrah|Al Fujairah|الفجيرة;
    RK Ras Al Khaimah|Ra's al Khaymah|رأس الخيمة|RAK; SH Sharjah|Ash Shāriqah|الشارقة; UQ Umm Al Quwain|Umm al Qaywayn|أم القيوين|UAQ`,
  CN: `AH Anhui|安徽|34; BJ Beijing|北京|11; CQ Chongqing|重庆|50; FJ Fujian|福建|35; GD Guangdong|广东|44; GS Gansu|甘肃|62;
    GX Guangxi|Guangxi Zhuang|Guangxi Zhuangzu Zizhiqu|广西|广西壮族自治区|45; GZ Guizhou|贵州|52; HA Henan|河南|41; HB Hubei|湖北|42; HE Hebei|河北|13;
    HI Hainan|海南|46; HK Hong Kong|香港|91; HL Heilongjiang|黑龙江|23; HN Hunan|湖南|43; JL Jilin|吉林|22; JS Jiangsu|江苏|32; JX Jiangxi|江西|36;
    LN Liaoning|辽宁|21; MO Macao|Macau|Aomen|澳门|92; NM Inner Mongolia|Nei Mongol|内蒙古|内蒙古自治区|15; NX Ningxia|Ningxia Hui|宁夏|宁夏回族自治区|64;
    QH Qinghai|青海|63; SC Sichuan|四川|51; SD Shandong|山东|37; SH Shanghai|上海|31; SN Shaanxi|陕西|61; SX Shanxi|山西|14; TJ Tianjin|天津|12;
    TW Taiwan|台湾|71; XJ Xinjiang|Xinjiang Uygur|新疆|新疆维吾尔自治区|65; XZ Tibet|Xizang|西藏|西藏自治区|54; YN Yunnan|云南|53; ZJ Zhejiang|浙江|33`,
  JP: `01 Hokkaido|Hokkaidō|北海道; 02 Aomori|青森; 03 Iwate|岩手; 04 Miyagi|宮城; 05 Akita|秋田; 06 Yamagata|山形; 07 Fukushima|福島; 08 Ibaraki|茨城;
    09 Tochigi|栃木; 10 Gunma|Gumma|群馬; 11 Saitama|埼玉; 12 Chiba|千葉; 13 Tokyo|Tōkyō|東京; 14 Kanagawa|神奈川; 15 Niigata|新潟; 16 Toyama|富山;
    17 Ishikawa|石川; 18 Fukui|福井; 19 Yamanashi|山梨; 20 Nagano|長野; 21 Gifu|岐阜; 22 Shizuoka|静岡; 23 Aichi|愛知; 24 Mie|三重; 25 Shiga|滋賀;
    26 Kyoto|Kyōto|京都; 27 Osaka|Ōsaka|大阪; 28 Hyogo|Hyōgo|兵庫; 29 Nara|奈良; 30 Wakayama|和歌山; 31 Tottori|鳥取; 32 Shimane|島根; 33 Okayama|岡山;
    34 Hiroshima|広島; 35 Yamaguchi|山口; 36 Tokushima|徳島; 37 Kagawa|香川; 38 Ehime|愛媛; 39 Kochi|Kōchi|高知; 40 Fukuoka|福岡; 41 Saga|佐賀;
    42 Nagasaki|長崎; 43 Kumamoto|熊本; 44 Oita|Ōita|大分; 45 Miyazaki|宮崎; 46 Kagoshima|鹿児島; 47 Okinawa|沖縄`,
  CH: `AG Aargau|Argovie|Argovia; AI Appenzell Innerrhoden; AR Appenzell Ausserrhoden; BE Bern|Berne|Berna; BL Basel-Landschaft|Baselland;
    BS Basel-Stadt|Basel|Bâle-Ville|Basle; FR Fribourg|Freiburg|Friburgo; GE Genève|Geneva|Genf|Ginevra; GL Glarus|Glaris;
    GR Graubünden|Grisons|Grigioni|Grischun; JU Jura; LU Luzern|Lucerne|Lucerna; NE Neuchâtel|Neuenburg; NW Nidwalden; OW Obwalden;
    SG St. Gallen|Sankt Gallen|Saint-Gall|San Gallo; SH Schaffhausen|Schaffhouse; SO Solothurn|Soleure; SZ Schwyz; TG Thurgau|Thurgovie;
    TI Ticino|Tessin; UR Uri; VD Vaud|Waadt; VS Valais|Wallis|Vallese; ZG Zug|Zoug; ZH Zürich|Zuerich|Zurigo`,
  DE: `BB Brandenburg; BE Berlin; BW Baden-Württemberg|Baden-Wuerttemberg; BY Bayern|Bavaria; HB Bremen; HE Hessen|Hesse; HH Hamburg;
    MV Mecklenburg-Vorpommern|Mecklenburg-Western Pomerania; NI Niedersachsen|Lower Saxony; NW Nordrhein-Westfalen|North Rhine-Westphalia|NRW;
    RP Rheinland-Pfalz|Rhineland-Palatinate; SH Schleswig-Holstein; SL Saarland; SN Sachsen|Saxony; ST Sachsen-Anhalt|Saxony-Anhalt;
    TH Thüringen|Thuringia|Thueringen`,
  AT: `1 Burgenland; 2 Kärnten|Carinthia|Kaernten; 3 Niederösterreich|Lower Austria|Niederoesterreich; 4 Oberösterreich|Upper Austria|Oberoesterreich;
    5 Salzburg; 6 Steiermark|Styria; 7 Tirol|Tyrol; 8 Vorarlberg; 9 Wien|Vienna`,
  AR: `A Salta; B Buenos Aires; C Ciudad Autónoma de Buenos Aires|CABA|Capital Federal|Ciudad de Buenos Aires; D San Luis; E Entre Ríos;
    F La Rioja; G Santiago del Estero; H Chaco; J San Juan; K Catamarca; L La Pampa; M Mendoza; N Misiones; P Formosa; Q Neuquén;
    R Río Negro; S Santa Fe; T Tucumán; U Chubut; V Tierra del Fuego; W Corrientes; X Córdoba; Y Jujuy; Z Santa Cruz`,
  CO: `AMA Amazonas; ANT Antioquia; ARA Arauca; ATL Atlántico; BOL Bolívar; BOY Boyacá; CAL Caldas; CAQ Caquetá; CAS Casanare; CAU Cauca;
    CES Cesar; CHO Chocó; COR Córdoba; CUN Cundinamarca; DC Bogotá|Distrito Capital de Bogotá|Bogotá DC|Distrito Capital; GUA Guainía;
    GUV Guaviare; HUI Huila; LAG La Guajira; MAG Magdalena; MET Meta; NAR Nariño; NSA Norte de Santander; PUT Putumayo; QUI Quindío;
    RIS Risaralda; SAN Santander; SAP San Andrés y Providencia|San Andrés, Providencia y Santa Catalina|San Andrés; SUC Sucre; TOL Tolima;
    VAC Valle del Cauca; VAU Vaupés; VID Vichada`,
  MY: `01 Johor; 02 Kedah; 03 Kelantan; 04 Melaka|Malacca; 05 Negeri Sembilan; 06 Pahang; 07 Pulau Pinang|Penang; 08 Perak; 09 Perlis;
    10 Selangor; 11 Terengganu; 12 Sabah; 13 Sarawak; 14 Kuala Lumpur|Wilayah Persekutuan Kuala Lumpur;
    15 Labuan|Wilayah Persekutuan Labuan; 16 Putrajaya|Wilayah Persekutuan Putrajaya`,
};
