/** What people type, and the group that they mean: `query => the group that is to come first`. Written before anything was tuned. */
const written = `
gam => Gaming Lounge
syntg club => Synth Club
cafe society => Café Society
js => JavaScript Corner
club synth => Synth Club
日本 => 日本語を学ぶ
javascrpt => JavaScript Corner
krakow folk => Kraków Folk Dancers
zurich => Expats in Zürich
espanol => Español para Todos
mincraft => Minecraft Architects
chess => Chess Café
lofi => Lo-fi Beats
movie nigt => Movie Night
film night => Movie Night
telescopes => Night Sky Observers
ml papers => Machine Learning Papers
ham radio => Amateur Radio Net
sourdouh => Sourdough Bakers
dogs => Dog Owners
teachers lounge => Teachers' Lounge
selfhosting => Home Lab Heroes
hikes alps => Hiking the Alps
knitting => Knit & Natter
`;

/** Never looked at while tuning; half of them are made by `makeQueries`. */
const heldOut = `
anim => Anime Alley
pinbal wizard => Pinball Wizards
francais => Français Facile
postgres => Database Whisperers
ev => Electric Vehicles
printing 3d => 3D Printing Bay
horor => Horror Hour
book club sci-fi => Sci-Fi Book Club
vinil records => Vinyl Diggers
mushrooms => Mushroom Identification
cats => Cat Pictures
phd => Thesis Writers
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
