/** What people type, and the group that they mean: `query => the group that is to come first`. Written before anything was tuned. */
const written = `
gam => Gaming Lounge
gaming => Gaming Lounge
game room => The Game Room
gaming berlin => Gaming Lounge Berlin
syntg club => Synth Club
club synth => Synth Club
synth => Synth Club
synthwve => Synthwave Nights
cafe society => Café Society
coffee => Coffee Lovers
expresso => Home Baristas
js => JavaScript Corner
java => Java Developers
javscirpt => JavaScript Corner
js beginners => JavaScript Beginners
python => Python Patterns
日本語 => 日本語を学ぶ
日本 => 日本語を学ぶ
料理 => 日本料理クラブ
アニメ => アニメ好き
krakow folk => Kraków Folk Dancers
lodz => Łódź Cyclists
zurich => Expats in Zürich
espanol => Español para Todos
spanish => Spanish for Travellers
recetas => Cocina Española
bücher => Bücherwürmer
strassenmusik => Straßenmusik Köln
mincraft architets => Minecraft Architects
minec arch => Minecraft Architects
mach learn => Machine Learning Papers
ml jobs => Machine Learning Jobs
chess => Chess Café
chess children => Chess for Kids
berlin chess => Chess Club Berlin
blitz => Blitz Chess
lofi => Lo-fi Beats
movie nigt => Movie Night
photography film => Film Photography
photography => Photography Critique
book club => Book Club
sci fi novels => Sci-Fi Book Club
ham radio => Amateur Radio Net
dog => Dog Owners
cat => Cat Pictures
selfhosting => Home Lab Heroes
hikes alps => Hiking the Alps
learn to knit => Learning to Knit
rust => Rust Evangelists
rust game => Rust Gamers Alliance
go => Go Developers
metal => Metal Forge
jazz => Jazz After Midnight
bike repair => Bike Repair Kitchen
soccer => Football Talk
yoga => Yoga Every Morning
sudoku => Sudoku Daily
brewers => Homebrewers United
plants => Plant Parents
electrik vehicels => Electric Vehicles
`;

/** Never looked at while tuning; half of them are made by `makeQueries`. */
const heldOut = `
anim => Anime Alley
anime art => Anime Art
pinbal wizrd => Pinball Wizards
francais => Français Facile
french cooking => Cuisine Française
postgres => Database Whisperers
electric car => Electric Vehicles
printing 3d => 3D Printing Bay
horor => Horror Hour
scifi books => Sci-Fi Book Club
vinil records => Vinyl Diggers
mushrooms => Mushroom Identification
cats rescue => Cat Rescue Oslo
catan => Catan & Friends
linux => Linux Beginners
techno bunkr => Techno Bunker
piano => Piano from Zero
motorbik => Motorbike Riders
jogging => Running Buddies
marathon => Marathon Training
crossword => Crossword Corner
東京 => 東京の散歩
한국어 => 한국어 스터디
deutsch => Deutsch am Abend
buecherwuermer => Bücherwürmer
fotografos madrid => Fotógrafos de Madrid
astronomy => Night Sky Observers
tv series => Television Classics
teen parents => Parents of Teens
mental helth => Mental Health Check-in
`;

export interface RelevanceQuery {
  query: string;
  expected: string;
}

const tableOf = (lines: string): RelevanceQuery[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [query = '', expected = ''] = line.split(' => ');
      return { query, expected };
    });

export const writtenQueries = tableOf(written);
export const heldOutQueries = tableOf(heldOut);
