import{a}from"./chunk-YKCPTFYT.js";import"./chunk-DLF7WDD4.js";import"./chunk-OHFAMIDK.js";import"./chunk-G5KATDKZ.js";import"./chunk-4NXCYQ3U.js";import"./chunk-4L5RI3VG.js";export{a as initialize};
