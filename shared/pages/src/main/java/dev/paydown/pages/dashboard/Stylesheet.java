package dev.paydown.pages.dashboard;

import dev.paydown.pages.Style;

/** The dashboard's stylesheet: that of the other pages, with tables and charts. */
final class Stylesheet {
  static final String SHEET =
      Style.SHEET
          + """
          :root{--bar:#0a5a86;--bar2:#b26a00;--a0:#b9d8ea;--a1:#7fb5d3;--a2:#3f86ae;--a3:#0a5a86;\
          --a4:#062f47}
          @media(prefers-color-scheme:dark){:root{--bar:#7cc4ee;--bar2:#e0a04a;--a0:#d8effc;\
          --a1:#a5d6f2;--a2:#6fb5df;--a3:#3f86b0;--a4:#2a5a78}}
          main{max-width:68rem}
          .skip{position:absolute;left:-99rem}
          .skip:focus{position:static}
          .top{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;\
          justify-content:space-between}
          .top form{margin:0}
          .top button{margin:0;min-height:32px;padding:.2rem .8rem;font-size:.9rem}
          nav ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:.2rem 0 1rem;\
          padding:0}
          nav a{min-height:32px;line-height:32px}
          nav [aria-current]{font-weight:700;text-decoration:none;border-bottom:3px solid var(--act)}
          .scroll{overflow-x:auto}
          table{border-collapse:collapse;width:100%;margin:0 0 .8rem}
          caption{text-align:left;color:var(--soft);font-size:.9rem;padding:0 0 .3rem}
          th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;\
          border-bottom:1px solid var(--rule);overflow-wrap:break-word}
          thead th{color:var(--soft);font-size:.85rem;border-bottom:2px solid var(--edge);\
          vertical-align:bottom}
          tbody th{font-weight:400}
          .n{text-align:right;padding-right:0;padding-left:.8rem;white-space:nowrap;\
          font-variant-numeric:tabular-nums;overflow-wrap:normal}
          .w{white-space:nowrap;overflow-wrap:normal}
          .total>*{font-weight:700;border-top:2px solid var(--ink);border-bottom:3px double var(--ink)}
          .sum>*{font-weight:600;border-top:1px solid var(--ink)}
          .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.8rem;\
          margin:0 0 1rem;padding:0}
          .figures div{border:1px solid var(--rule);border-radius:8px;background:var(--card);\
          padding:.7rem .9rem}
          .figures dd{font-size:1.35rem;font-weight:600;margin:0}
          .figures dd.soft{font-size:.9rem;font-weight:400}
          svg{display:block}
          .chart{width:100%;height:auto;max-width:56rem}
          .chart text{font-size:13px;fill:var(--soft)}
          .chart .grid{stroke:var(--rule)}
          .b1{fill:var(--bar)}.b2{fill:var(--card);stroke:var(--bar2);stroke-width:2}
          .s0{fill:var(--a0)}.s1{fill:var(--a1)}.s2{fill:var(--a2)}.s3{fill:var(--a3)}.s4{fill:var(--a4)}
          .bar rect,.key rect{stroke:var(--bar);stroke-width:1;vector-effect:non-scaling-stroke}
          .key .b2{stroke:var(--bar2);stroke-width:2}
          .first{min-width:7.5rem}
          .bar{width:100%;min-width:6rem;height:1.1rem}
          .key{display:inline-block;width:14px;height:14px;vertical-align:-2px}
          .keys{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;list-style:none;padding:0;font-size:.9rem}
          .graph{min-width:40rem;width:100%;height:auto}
          .graph rect{fill:var(--card);stroke:var(--edge)}
          .graph .late rect{stroke-dasharray:6 3;stroke:var(--wedge);stroke-width:2}
          .graph .it rect{stroke:var(--act);stroke-width:3}
          .graph text{font-size:13px;fill:var(--ink)}
          .graph .sub{fill:var(--soft);font-size:12px}
          .graph path{fill:none;stroke:var(--edge);stroke-width:1.5}
          .graph .in{stroke-dasharray:2 4}
          .filters{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:end;margin:0 0 1rem}
          .filters label{margin:.2rem 0}
          .filters input:not([type=checkbox]),.filters select{min-width:9rem;width:auto}
          .filters .tick{display:flex;gap:.5rem;align-items:center;min-height:44px}
          .filters input[type=checkbox]{width:24px;height:24px}
          .filters button{margin:0}
          .mark{display:inline-block;border:1px solid var(--edge);border-radius:4px;padding:0 .4rem;\
          font-size:.85rem}
          .mark.late{border-color:var(--wedge);background:var(--warn);color:var(--wink)}
          dl.facts{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.2rem 1rem}
          dl.facts dd{margin:0}
          .cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem}
          .cols .card{margin:0}
          .url{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.9rem}
          @media(max-width:40rem){caption{max-width:calc(100vw - 4.5rem)}.chart text{font-size:24px}.chart .minor{display:none}\
          dl.facts{display:block}dl.facts dd{margin:0 0 .5rem}}
          @media print{nav,.top form,.skip,.screen{display:none}body{color:#000}.card{border:0;\
          padding:0;break-inside:auto}a{color:#000;text-decoration:none}tr{break-inside:avoid}\
          details:not([open]){display:none}.scroll{overflow:visible}}
          """;

  static final String HASH = Style.hash(SHEET);

  private Stylesheet() {}
}
